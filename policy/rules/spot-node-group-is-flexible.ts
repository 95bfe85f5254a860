import { isSpotWord } from "../../facts/spot-spelling";
import { narrowness, RECOMMENDED_TYPES } from "../detectors/asked-types";
import { integer } from "../internal/options";
import { resourceRule } from "../internal/resource-rule";
import { NODE_GROUP } from "../resource-types/eks";

const FOUR = ["m5.large", "m5a.large", "m6i.large", "m6a.large"];

/** EKS chooses among the types of a group by their capacity, and can only choose well among many. */
export const spotNodeGroupIsFlexible = resourceRule({
  name: "spot-node-group-is-flexible",
  entry: "A07",
  severity: "medium",
  description:
    "A managed spot node group names as many instance types as AWS recommends, or as there are of its shape.",
  why:
    "AWS recommends at least ten instance types for spot. With fewer, EKS has little to choose from: nodes are interrupted more " +
    "often, and in a shortage the group cannot grow.",
  mend: "List more instance types of the same vCPU and memory in `instanceTypes`.",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html",
    "https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html",
  ],
  options: {
    recommendedInstanceTypes: integer({
      description: "Instance types that a group should have; fewer will do where EC2 offers no more of their shape",
      standard: RECOMMENDED_TYPES,
      minimum: 4,
      maximum: 20,
    }),
  },
  examples: {
    broken: {
      workers: { type: NODE_GROUP.token, properties: { capacityType: "SPOT", instanceTypes: FOUR } },
    },
    kept: {
      workers: {
        type: NODE_GROUP.token,
        properties: {
          capacityType: "SPOT",
          instanceTypes: [...FOUR, "m5d.large", "m5n.large", "m6id.large", "m6in.large", "m7a.large", "m7i.large"],
        },
      },
    },
  },
  judges: (on) => [
    on(NODE_GROUP, (group, { options: { recommendedInstanceTypes }, report }) => {
      if (!isSpotWord(group.capacityType)) {
        return;
      }
      const problem = narrowness([...new Set(group.instanceTypes ?? [])], recommendedInstanceTypes);
      if (problem !== undefined) {
        report("instanceTypes", problem);
      }
    }),
  ],
});
