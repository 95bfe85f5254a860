import { NODE_TEMPLATE_TAGS } from "../../facts/autoscaler-tags";
import { isSpotLabel } from "../../facts/spot-spelling";
import type { AutoScalingGroup } from "../detectors/auto-scaling-group";
import type { NodeGroup } from "../detectors/pool-types";
import { saysOnDemand, saysSpot } from "../detectors/spot-name";
import { texts } from "../internal/options";
import { resourceRule } from "../internal/resource-rule";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { NODE_GROUP } from "../resource-types/eks";

const PERCENTAGE = "mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity";
const LEFT_OUT = "is left out, which means on demand only";

/** What is left out means on demand, so that a group may look like spot and cost as much as ever. */
export const spotNamedGroupAsksForSpot = resourceRule({
  name: "spot-named-group-asks-for-spot",
  entry: "A17",
  severity: "high",
  description: "A group that looks like spot, by its name, its labels or its settings for spot, asks for spot.",
  why:
    "An Auto Scaling group launches on demand only where the percentage is left out or 100, whatever its policy says of spot, and a " +
    "managed node group does so without a capacity type. Nothing fails; the full price is paid, and pods that are bound for spot run on it.",
  mend: "Set `onDemandPercentageAboveBaseCapacity` to 0 or `capacityType` to `SPOT`; where on demand is meant, take out what says spot.",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html",
    "https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html",
  ],
  options: {
    nameWords: texts({ description: "Words in a group's name that say it is meant to be spot", standard: ["spot"] }),
  },
  examples: {
    broken: {
      workers: {
        type: NODE_GROUP.token,
        properties: { nodeGroupName: "spot-batch", instanceTypes: ["m5.large", "m6i.large"] },
      },
    },
    kept: {
      workers: {
        type: NODE_GROUP.token,
        properties: { nodeGroupName: "spot-batch", capacityType: "SPOT", instanceTypes: ["m5.large", "m6i.large"] },
      },
    },
  },
  judges: (on) => [
    on(AUTO_SCALING_GROUP, (group, { options: { nameWords }, report, resource: { name } }) => {
      const names = [() => name, () => group.name, () => group.namePrefix, () => nameTag(group)];
      const distribution = group.mixedInstancesPolicy?.instancesDistribution;
      if (group.mixedInstancesPolicy === undefined || saysOnDemand(names)) {
        return;
      }
      const isNamedSpot = saysSpot(names, nameWords) || hasSpotTag(group);
      if (isNamedSpot || hasSpotSettings(distribution)) {
        const percentage = distribution?.onDemandPercentageAboveBaseCapacity;
        // Who writes 100 beside a strategy for spot means it; who writes nothing may not know what that means.
        if (percentage === undefined || (percentage >= 100 && isNamedSpot)) {
          const is = percentage === undefined ? LEFT_OUT : "launches on demand only";
          report(PERCENTAGE, `${is}, and the group looks like spot; write 0, or take out what says spot`);
        }
      }
    }),
    on(NODE_GROUP, (group, { options: { nameWords }, report, resource: { name } }) => {
      const names = [() => name, () => group.nodeGroupName, () => group.nodeGroupNamePrefix];
      if (!saysOnDemand(names) && (saysSpot(names, nameWords) || hasSpotLabel(group))) {
        const type = group.capacityType ?? "";
        if (type === "" || type.toUpperCase() === "ON_DEMAND") {
          const is = type === "" ? LEFT_OUT : "is on demand";
          report("capacityType", `${is}, and the group looks like spot; write SPOT, or take out what says spot`);
        }
      }
    }),
  ],
});

type Distribution = NonNullable<AutoScalingGroup["mixedInstancesPolicy"]>["instancesDistribution"];

function hasSpotSettings(distribution: Distribution): boolean {
  const settings = [() => distribution?.spotAllocationStrategy, () => distribution?.spotMaxPrice];
  return settings.some((setting) => (unlessUnknown(setting) ?? "") !== "");
}

function nameTag(group: AutoScalingGroup): string | undefined {
  return group.tags?.find(({ key }) => key === "Name")?.value;
}

/** Says whether a group tells the autoscaler that its nodes have a label that says spot. */
function hasSpotTag(group: AutoScalingGroup): boolean {
  const { label } = NODE_TEMPLATE_TAGS;
  return (unlessUnknown(() => group.tags) ?? []).some((tag) => {
    const key = unlessUnknown(() => tag.key) ?? "";
    return key.startsWith(label) && isSpotLabel(key.slice(label.length), unlessUnknown(() => tag.value) ?? "");
  });
}

function hasSpotLabel(group: NodeGroup): boolean {
  const labels = unlessUnknown(() => group.labels);
  return labels?.keys.some((key) => isSpotLabel(key, unlessUnknown(() => labels.get(key)) ?? "")) === true;
}
