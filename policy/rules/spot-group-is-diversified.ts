import {
  type AskedTypes,
  feasibleMinimum,
  fromTemplate,
  LEAST_TYPES,
  together,
  typesOfFleet,
  typesOfGroup,
  typesOfRequest,
} from "../detectors/asked-types";
import { isSpotGroup } from "../detectors/auto-scaling-group";
import { templatesOf } from "../detectors/group-launches";
import { isSpotFleet, isSpotFleetRequest } from "../detectors/spot-fleet";
import { spotGroupOf } from "../examples/spot-group";
import { integer } from "../internal/options";
import { type StackJudging, stackRule } from "../internal/stack-rule";
import type { Placed, Stack } from "../internal/stack";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";
import { FLEET, SPOT_FLEET_REQUEST } from "../resource-types/spot-requests";

/** Each instance type is a pool of its own in each zone; a group that can use one or two stops when they are empty. */
export const spotGroupIsDiversified = stackRule({
  name: "spot-group-is-diversified",
  entry: "A06",
  severity: "high",
  description: "A spot group or fleet may launch several instance types.",
  why:
    "Each instance type is a pool of spot capacity of its own in each zone. A group that can use one or two pools loses all of its " +
    "instances at once when AWS takes a pool back, and gets none until that pool is filled again. A group without overrides has " +
    "its launch template's one type.",
  mend:
    "List more instance types under `overrides`, of one vCPU and memory where the Cluster Autoscaler sizes the group, or ask for " +
    "them by `instanceRequirements`.",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html",
  ],
  options: {
    minimumInstanceTypes: integer({
      description: "Fewest instance types of a group or fleet; fewer will do where EC2 offers no more of their shape",
      standard: LEAST_TYPES,
      minimum: 2,
      maximum: 20,
    }),
  },
  examples: {
    broken: { workers: spotGroupOf(["m5.large"]) },
    kept: { workers: spotGroupOf(["m5.large", "m5a.large", "m6i.large", "m6a.large"]) },
  },
  judge: (stack, judging) => {
    judging.each(stack.of(AUTO_SCALING_GROUP), (group) => {
      if (isSpotGroup(group.view)) {
        judge(
          group,
          typesOfGroup(group.view),
          templatesOf(group, stack),
          "mixedInstancesPolicy.launchTemplate.overrides",
          judging,
        );
      }
    });
    judging.each(stack.of(FLEET), (fleet) => {
      if (isSpotFleet(fleet.view)) {
        judge(fleet, typesOfFleet(fleet.view), templatesOfFleet(fleet, stack), "launchTemplateConfigs", judging);
      }
    });
    judging.each(stack.of(SPOT_FLEET_REQUEST), (request) => {
      if (isSpotFleetRequest(request.view)) {
        const path = request.view.launchSpecifications === undefined ? "launchTemplateConfigs" : "launchSpecifications";
        judge(request, typesOfRequest(request.view), templatesOfFleet(request, stack), path, judging);
      }
    });
  },
});

/** Templates of other stacks may ask for anything: what is left to them is not judged. */
function judge(
  { resource }: Placed<unknown>,
  own: AskedTypes,
  templates: readonly Placed<ReturnType<typeof LAUNCH_TEMPLATE.view>>[],
  path: string,
  { options: { minimumInstanceTypes }, report }: StackJudging<{ readonly minimumInstanceTypes: number }>,
): void {
  if (own.isByRequirements || (own.takesTemplates && templates.length === 0)) {
    return;
  }
  const { isByRequirements, names } = own.takesTemplates
    ? together([own, ...templates.map(({ view }) => fromTemplate(view))])
    : own;
  const minimum = feasibleMinimum(minimumInstanceTypes, names);
  if (!isByRequirements && minimum !== undefined && names.length < minimum) {
    const launched = `may launch ${names.length} instance type${names.length === 1 ? "" : "s"}`;
    report(resource, path, `${launched}; list at least ${minimum}`);
  }
}

function templatesOfFleet({ resource }: Placed<unknown>, stack: Stack) {
  return stack.referredTo(resource, "launchTemplateConfigs", LAUNCH_TEMPLATE);
}
