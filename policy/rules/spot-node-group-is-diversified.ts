import { isSpotWord } from "../../facts/spot-spelling";
import { feasibleMinimum, LEAST_TYPES } from "../detectors/asked-types";
import { integer } from "../internal/options";
import { resourceRule } from "../internal/resource-rule";
import { NODE_GROUP } from "../resource-types/eks";

/** Each instance type is its own pool of spot capacity in each zone; a group that can use one pool stops when it is empty. */
export const spotNodeGroupIsDiversified = resourceRule({
  name: "spot-node-group-is-diversified",
  entry: "A07",
  severity: "high",
  description: "A managed spot node group may use several instance types.",
  why:
    "Each instance type is a pool of spot capacity of its own in each zone. A group that can use one or two pools loses all " +
    "of its nodes at once when AWS takes a pool back, and gets none until that pool is filled again. A group without " +
    "`instanceTypes` gets t3.medium and nothing else.",
  mend: "List more instance types of the same vCPU and memory in `instanceTypes`.",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html",
    "https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html",
  ],
  options: {
    minimumInstanceTypes: integer({
      description: "Fewest instance types of a group; fewer will do where EC2 offers no more of their shape",
      standard: LEAST_TYPES,
      minimum: 2,
      maximum: 20,
    }),
  },
  examples: {
    broken: {
      workers: {
        type: NODE_GROUP.token,
        properties: { capacityType: "SPOT", instanceTypes: ["m5.large"] },
      },
    },
    kept: {
      workers: {
        type: NODE_GROUP.token,
        properties: { capacityType: "SPOT", instanceTypes: ["m5.large", "m5a.large", "m6i.large", "m6a.large"] },
      },
    },
  },
  judges: (on) => [
    on(NODE_GROUP, (group, { options: { minimumInstanceTypes }, report }) => {
      if (!isSpotWord(group.capacityType)) {
        return;
      }
      const types = [...new Set(group.instanceTypes ?? [])];
      const minimum = feasibleMinimum(minimumInstanceTypes, types) ?? minimumInstanceTypes;
      if (types.length < minimum) {
        report("instanceTypes", problemText(types.length, minimum, group.launchTemplate === true));
      }
    }),
  ],
});

/** A template may name a type in place of the group, but one only, and EKS refuses a group where both do. */
function problemText(count: number, minimum: number, hasTemplate: boolean): string {
  if (count > 0) {
    return `names ${count}; list at least ${minimum}`;
  }
  return hasTemplate
    ? `is left out, which means the template's one type, or t3.medium; list at least ${minimum}, and none in the template`
    : `is left out, which means t3.medium only; list at least ${minimum}`;
}
