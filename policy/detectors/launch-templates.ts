import { isSpotWord } from "../../facts/spot-spelling";
import type { StackResource } from "../internal/resource";
import type { Placed, Stack } from "../internal/stack";
import { unlessUnknown } from "../internal/unknown";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";
import type { TEMPLATED_AUTO_SCALING_GROUP } from "../resource-types/template-users";
import type { LaunchTemplate } from "./group-launches";

/**
 * The launch templates of a stack that a property of a resource was made from, or that it names.
 *
 * @param names - Names of templates as the resource writes them, each of which may be unknown.
 */
export function templatesIn(
  {
    resource,
    property,
    names,
  }: { resource: StackResource; property: string; names: readonly (() => string | undefined)[] },
  stack: Stack,
): readonly Placed<LaunchTemplate>[] {
  const referredTo = stack.referredTo(resource, property, LAUNCH_TEMPLATE);
  const written = names.map((name) => unlessUnknown(name) ?? "").filter((name) => name !== "");
  const named = stack.of(LAUNCH_TEMPLATE).filter(({ resource: template, view }) => {
    const name = unlessUnknown(() => view.name);
    const isNew = referredTo.every((other) => other.resource.urn !== template.urn);
    return isNew && name !== undefined && written.includes(name);
  });
  return [...referredTo, ...named];
}

/** The launch templates of a stack that the mixed-instances policy of a group launches from, those of its overrides included. */
export function templatesOfMixedPolicy(
  { resource, view }: Placed<ReturnType<typeof TEMPLATED_AUTO_SCALING_GROUP.view>>,
  stack: Stack,
): readonly Placed<LaunchTemplate>[] {
  if (isLeftOut(() => view.mixedInstancesPolicy)) {
    return [];
  }
  const policy = unlessUnknown(() => view.mixedInstancesPolicy?.launchTemplate);
  const overrides = unlessUnknown(() => policy?.overrides) ?? [];
  const names = [
    () => policy?.launchTemplateSpecification?.launchTemplateName,
    ...overrides.map((override) => () => override.launchTemplateSpecification?.launchTemplateName),
  ];
  return templatesIn({ resource, property: "mixedInstancesPolicy", names }, stack);
}

/** The launch template of a stack that a group launches from without a mixed-instances policy, or a managed node group from. */
export function plainTemplates(
  { resource, view }: Placed<{ readonly launchTemplate: { readonly name: string | undefined } | undefined }>,
  stack: Stack,
): readonly Placed<LaunchTemplate>[] {
  if (isLeftOut(() => view.launchTemplate)) {
    return [];
  }
  return templatesIn({ resource, property: "launchTemplate", names: [() => view.launchTemplate?.name] }, stack);
}

/**
 * Says whether a template asks for spot itself; one for a capacity block does not.
 *
 * @throws UnknownValue - its market is not known.
 */
export function asksForSpot({ view }: Placed<LaunchTemplate>): boolean {
  return isSpotWord(view.instanceMarketOptions?.marketType);
}

/** Says whether a property is known not to be there; an unknown one may be. */
function isLeftOut(read: () => unknown): boolean {
  return unlessUnknown(() => read() === undefined) ?? false;
}
