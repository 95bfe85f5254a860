import { isSpotWord } from "../../facts/spot-spelling";
import { remembered } from "../internal/remembered";
import type { StackResource } from "../internal/resource";
import type { Placed, Stack } from "../internal/stack";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";
import { NODE_GROUP } from "../resource-types/eks";
import { FLEET } from "../resource-types/spot-requests";
import { templateUser } from "../resource-types/template-user";

/** A launch template as rules see it. */
export type LaunchTemplate = ReturnType<typeof LAUNCH_TEMPLATE.view>;

/** Properties of groups and fleets in which launch templates stand. */
const PROPERTIES = ["launchTemplate", "mixedInstancesPolicy", "launchTemplateConfigs"] as const;

/** One of them. */
export type TemplateProperty = (typeof PROPERTIES)[number];

/** The launch templates of a stack that a group or a fleet launches from: by an output that it was made from, or by name. */
export function templatesOf(user: StackResource, stack: Stack): readonly Placed<LaunchTemplate>[] {
  return PROPERTIES.flatMap((property) => templatesAt(user, property, stack));
}

/** Those of them that stand in one property, for a mixed-instances policy those of its overrides included. */
export function templatesAt(
  user: StackResource,
  property: TemplateProperty,
  stack: Stack,
): readonly Placed<LaunchTemplate>[] {
  return templatesByProperty(stack)(user)[property];
}

/** An Auto Scaling group, a managed node group or an EC2 Fleet that launches from a template, and where it says so. */
export interface TemplateUse {
  readonly resource: StackResource;
  readonly property: TemplateProperty;
}

/** What launches from a template. */
export function usesOf({ resource }: { readonly resource: StackResource }, stack: Stack): readonly TemplateUse[] {
  return usesByTemplate(stack).get(resource.urn) ?? [];
}

/**
 * Says whether a template asks for spot itself; one for a capacity block does not.
 *
 * @throws UnknownValue - its market is not known.
 */
export function asksForSpot({ view }: { readonly view: Market }): boolean {
  return isSpotWord(view.instanceMarketOptions?.marketType);
}

/** How a template's instances are paid for, which is all that is asked of it here. */
interface Market {
  readonly instanceMarketOptions: { readonly marketType: string | undefined } | undefined;
}

const templatesByProperty = remembered((stack: Stack) =>
  remembered((user: StackResource): Readonly<Record<TemplateProperty, readonly Placed<LaunchTemplate>[]>> => {
    const view = templateUser(user.properties, "");
    const mixed = unlessUnknown(() => view?.mixedInstancesPolicy?.launchTemplate);
    const overrides = unlessUnknown(() => mixed?.overrides) ?? [];
    const configs = unlessUnknown(() => view?.launchTemplateConfigs) ?? [];
    const at = (property: TemplateProperty, names: Names) => {
      const isLeftOut = unlessUnknown(() => view?.[property] === undefined) ?? false;
      return isLeftOut ? [] : madeOrNamed(user, { property, names }, stack);
    };
    return {
      launchTemplate: at("launchTemplate", [() => view?.launchTemplate?.name]),
      mixedInstancesPolicy: at("mixedInstancesPolicy", [mixed, ...overrides].map(nameIn)),
      launchTemplateConfigs: at("launchTemplateConfigs", configs.map(nameIn)),
    };
  }),
);

const usesByTemplate = remembered((stack: Stack): ReadonlyMap<string, readonly TemplateUse[]> => {
  const uses = new Map<string, TemplateUse[]>();
  for (const { resource } of [...stack.of(AUTO_SCALING_GROUP), ...stack.of(NODE_GROUP), ...stack.of(FLEET)]) {
    for (const property of PROPERTIES) {
      for (const template of templatesAt(resource, property, stack)) {
        const { urn } = template.resource;
        uses.set(urn, [...(uses.get(urn) ?? []), { resource, property }]);
      }
    }
  }
  return uses;
});

/** Names of templates as a resource writes them, each of which may be unknown. */
type Names = readonly (() => string | undefined)[];

function nameIn(
  part:
    | { readonly launchTemplateSpecification: { readonly launchTemplateName: string | undefined } | undefined }
    | undefined,
) {
  return () => part?.launchTemplateSpecification?.launchTemplateName;
}

function madeOrNamed(
  user: StackResource,
  { property, names }: { readonly property: TemplateProperty; readonly names: Names },
  stack: Stack,
): readonly Placed<LaunchTemplate>[] {
  const made = stack.referredTo(user, property, LAUNCH_TEMPLATE);
  const written = new Set(names.map((name) => unlessUnknown(name) ?? "").filter((name) => name !== ""));
  const named =
    written.size === 0
      ? []
      : stack.of(LAUNCH_TEMPLATE).filter(({ resource: { urn }, view }) => {
          const isNew = made.every(({ resource }) => resource.urn !== urn);
          return isNew && written.has(unlessUnknown(() => view.name) ?? "");
        });
  return [...made, ...named];
}
