import { isSpotWord } from "../../facts/spot-spelling";
import { isSpotGroup } from "../detectors/auto-scaling-group";
import { resourceRule } from "../internal/resource-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { NODE_GROUP } from "../resource-types/eks";

const SPOT = { mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } } };

/** A stopped instance of a warm pool holds no spot capacity: whether it starts again is decided when it is needed. */
export const spotGroupHasNoWarmPool = resourceRule({
  name: "spot-group-has-no-warm-pool",
  entry: "B17",
  severity: "low",
  description: "A group that is all spot has no warm pool.",
  why:
    "Stopped instances of a warm pool are not capacity that AWS holds for the group. When they are needed, spot capacity may be out, " +
    "and until then their volumes are paid for.",
  mend: "Remove the warm pool, and hold room for pods by pods of low priority.",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html",
    "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutWarmPool.html",
  ],
  options: {},
  examples: {
    broken: {
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: { ...SPOT, warmPool: { poolState: "Stopped", minSize: 2 } },
      },
    },
    kept: { workers: { type: AUTO_SCALING_GROUP.token, properties: SPOT } },
  },
  judges: (on) => [
    on(AUTO_SCALING_GROUP, (group, { report }) => {
      if (group.warmPool !== true || !isSpotGroup(group)) {
        return;
      }
      const { onDemandBaseCapacity: base = 0, onDemandPercentageAboveBaseCapacity: percentage = 100 } =
        group.mixedInstancesPolicy?.instancesDistribution ?? {};
      if (base === 0 && percentage === 0) {
        report("warmPool", "holds no spot capacity; remove it");
      }
    }),
    on(NODE_GROUP, (group, { report }) => {
      if (group.warmPoolConfig === true && isSpotWord(group.capacityType)) {
        report("warmPoolConfig", "holds no spot capacity; remove it");
      }
    }),
  ],
});
