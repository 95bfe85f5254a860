import type { StackResource } from "../internal/resource";
import { isMadeFrom, type Placed, type Stack } from "../internal/stack";
import { unlessUnknown } from "../internal/unknown";
import type { LAUNCH_TEMPLATE } from "../resource-types/ec2";
import { TEMPLATED_AUTO_SCALING_GROUP, TEMPLATED_FLEET, TEMPLATED_NODE_GROUP } from "../resource-types/template-users";

/** Says whether a group launches from a template: an Auto Scaling group, a managed node group or an EC2 Fleet. */
export function isBehindGroup(
  { resource, view }: Placed<ReturnType<typeof LAUNCH_TEMPLATE.view>>,
  stack: Stack,
): boolean {
  const templateName = unlessUnknown(() => view.name);
  const refers = (user: StackResource, properties: readonly string[], names: Names) =>
    properties.some((property) => isMadeFrom(user, property, resource)) ||
    (templateName !== undefined && names.some((name) => unlessUnknown(name) === templateName));
  return (
    stack
      .of(TEMPLATED_AUTO_SCALING_GROUP)
      .some(({ resource: group, view: named }) =>
        refers(group, ["launchTemplate", "mixedInstancesPolicy"], namesOfGroup(named)),
      ) ||
    stack
      .of(TEMPLATED_NODE_GROUP)
      .some(({ resource: group, view: named }) =>
        refers(group, ["launchTemplate"], [() => named.launchTemplate?.name]),
      ) ||
    stack
      .of(TEMPLATED_FLEET)
      .some(({ resource: fleet, view: named }) => refers(fleet, ["launchTemplateConfigs"], namesOfFleet(named)))
  );
}

/** Names of templates, each of which may be unknown. */
type Names = readonly (() => string | undefined)[];

function namesOfGroup(group: ReturnType<typeof TEMPLATED_AUTO_SCALING_GROUP.view>): Names {
  const mixed = unlessUnknown(() => group.mixedInstancesPolicy?.launchTemplate);
  const overrides = unlessUnknown(() => mixed?.overrides) ?? [];
  return [
    () => group.launchTemplate?.name,
    () => mixed?.launchTemplateSpecification?.launchTemplateName,
    ...overrides.map((override) => () => override.launchTemplateSpecification?.launchTemplateName),
  ];
}

function namesOfFleet(fleet: ReturnType<typeof TEMPLATED_FLEET.view>): Names {
  const configs = unlessUnknown(() => fleet.launchTemplateConfigs) ?? [];
  return configs.map((config) => () => config.launchTemplateSpecification?.launchTemplateName);
}
