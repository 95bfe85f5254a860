import { isSpotWord } from "../../facts/spot-spelling";
import { integer } from "../internal/options";
import { resourceRule } from "../internal/resource-rule";
import { unlessUnknown } from "../internal/unknown";
import { NODE_GROUP } from "../resource-types/eks";

/** An update of a managed node group drains its nodes, unless it is told not to wait for pods. */
export const nodeGroupUpdateWaitsForPods = resourceRule({
  name: "node-group-update-waits-for-pods",
  entry: "B15",
  severity: "medium",
  description: "An update of a managed spot node group respects disruption budgets and leaves most nodes in place.",
  why:
    "A forced update ends nodes although disruption budgets say that their pods cannot move yet. One that takes many nodes at once " +
    "needs as many replacements at once, and spot capacity may not be there for them.",
  mend: "Set `forceUpdateVersion: false` and `maxUnavailablePercentage` to 33 at most, or `maxUnavailable` to a third of the nodes.",
  sources: ["https://docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html"],
  options: {
    maximumUnavailablePercentage: integer({
      description: "Largest share of a group's nodes, in percent, that an update may take at once",
      standard: 33,
      minimum: 1,
      maximum: 100,
    }),
  },
  examples: {
    broken: {
      workers: {
        type: NODE_GROUP.token,
        properties: {
          capacityType: "SPOT",
          forceUpdateVersion: true,
          updateConfig: { maxUnavailablePercentage: 100 },
        },
      },
    },
    kept: {
      workers: {
        type: NODE_GROUP.token,
        properties: {
          capacityType: "SPOT",
          forceUpdateVersion: false,
          updateConfig: { maxUnavailablePercentage: 33 },
        },
      },
    },
  },
  judges: (on) => [
    on(
      NODE_GROUP,
      (group, { options: { maximumUnavailablePercentage: limit }, report }) => {
        if (!isSpotWord(group.capacityType)) {
          return;
        }
        if (group.forceUpdateVersion === true) {
          report("forceUpdateVersion", "is true, which ends nodes in spite of disruption budgets; write false");
        }
        const percentage = group.updateConfig?.maxUnavailablePercentage ?? 0;
        if (percentage > limit) {
          report("updateConfig.maxUnavailablePercentage", `is ${percentage}; write ${limit} at most`);
        }
        const count = group.updateConfig?.maxUnavailable ?? 1;
        const size =
          count > 1 ? unlessUnknown(() => group.scalingConfig?.desiredSize ?? group.scalingConfig?.maxSize) : 0;
        // One node at a time is what EKS does where nothing is said.
        const most = Math.max(1, Math.floor(((size ?? 0) * limit) / 100));
        if (size !== undefined && size > 0 && count > most) {
          report("updateConfig.maxUnavailable", `is ${count} of ${size} nodes; write ${most} at most`);
        }
      },
      (group, edit) => {
        if (unlessUnknown(() => isSpotWord(group.capacityType) && group.forceUpdateVersion) === true) {
          edit.set(["forceUpdateVersion"], false);
        }
      },
    ),
  ],
});
