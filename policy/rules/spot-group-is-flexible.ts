import {
  type AskedTypes,
  narrowness,
  RECOMMENDED_TYPES,
  typesOfFleet,
  typesOfGroup,
  typesOfRequest,
} from "../detectors/asked-types";
import { isSpotGroup } from "../detectors/auto-scaling-group";
import { isSpotFleet, isSpotFleetRequest } from "../detectors/spot-fleet";
import { spotGroupOf } from "../examples/spot-group";
import { integer } from "../internal/options";
import { type Judging, resourceRule } from "../internal/resource-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { FLEET, SPOT_FLEET_REQUEST } from "../resource-types/spot-requests";

const FOUR = ["m5.large", "m5a.large", "m6i.large", "m6a.large"];

/** The more types a group may launch, the fewer of its nodes go at once; AWS recommends ten. */
export const spotGroupIsFlexible = resourceRule({
  name: "spot-group-is-flexible",
  entry: "A06",
  severity: "medium",
  description:
    "A spot group or fleet may launch as many instance types as AWS recommends, or as there are of its shape.",
  why:
    "AWS recommends at least ten instance types for spot. With fewer, a strategy that looks for capacity has little to choose " +
    "from: instances are interrupted more often, and in a shortage the group cannot grow.",
  mend: "List more instance types of the same vCPU and memory under `overrides`.",
  sources: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html"],
  options: {
    recommendedInstanceTypes: integer({
      description:
        "Instance types that a group or fleet should have; fewer will do where EC2 offers no more of their shape",
      standard: RECOMMENDED_TYPES,
      minimum: 4,
      maximum: 40,
    }),
  },
  examples: {
    broken: { workers: spotGroupOf(FOUR) },
    kept: {
      workers: spotGroupOf([...FOUR, "m5d.large", "m5n.large", "m6id.large", "m6in.large", "m7a.large", "m7i.large"]),
    },
  },
  judges: (on) => [
    on(AUTO_SCALING_GROUP, (group, judging) => {
      if (isSpotGroup(group)) {
        judge("mixedInstancesPolicy.launchTemplate.overrides", typesOfGroup(group), judging);
      }
    }),
    on(FLEET, (fleet, judging) => {
      if (isSpotFleet(fleet)) {
        judge("launchTemplateConfigs", typesOfFleet(fleet), judging);
      }
    }),
    on(SPOT_FLEET_REQUEST, (request, judging) => {
      if (isSpotFleetRequest(request)) {
        const path = request.launchSpecifications === undefined ? "launchTemplateConfigs" : "launchSpecifications";
        judge(path, typesOfRequest(request), judging);
      }
    }),
  ],
});

/** What is left to a template may be anything. */
function judge(
  path: string,
  { isByRequirements, names, takesTemplates }: AskedTypes,
  { options, report }: Judging<{ readonly recommendedInstanceTypes: number }>,
): void {
  const problem = isByRequirements || takesTemplates ? undefined : narrowness(names, options.recommendedInstanceTypes);
  if (problem !== undefined) {
    report(path, problem);
  }
}
