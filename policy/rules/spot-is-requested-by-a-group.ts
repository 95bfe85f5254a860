import { isSpotWord } from "../../facts/spot-spelling";
import { isKubernetesTag } from "../detectors/auto-scaling-group";
import { isSpotFleetRequest } from "../detectors/spot-fleet";
import { resourceRule } from "../internal/resource-rule";
import { unlessUnknown } from "../internal/unknown";
import type { TextMap } from "../internal/view";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { INSTANCE } from "../resource-types/ec2";
import { SPOT_FLEET_REQUEST, SPOT_INSTANCE_REQUEST } from "../resource-types/spot-requests";

const USE_GROUP = "use an Auto Scaling group with a mixedInstancesPolicy, or an EC2 Fleet";

/** What asks for spot by itself cannot choose among pools, or does so by an API that AWS keeps for old users only. */
export const spotIsRequestedByAGroup = resourceRule({
  name: "spot-is-requested-by-a-group",
  entry: "A19",
  severity: "medium",
  description:
    "Spot is asked for by a group or an EC2 Fleet; a single machine that stops on interruption, and is no node of a cluster, may ask for itself.",
  why:
    "A single instance or spot request has one instance type in one subnet, and nothing replaces it from another pool when AWS takes it back. " +
    "AWS strongly discourages the APIs of Spot Fleet and of spot instance requests, in which it plans no investment.",
  mend: "Use an Auto Scaling group with a `mixedInstancesPolicy`, a managed node group with `capacityType: SPOT`, or an EC2 Fleet.",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestSpotInstances.html",
  ],
  options: {},
  examples: {
    broken: {
      workers: {
        type: SPOT_FLEET_REQUEST.token,
        properties: {
          iamFleetRole: "arn:aws:iam::123456789012:role/fleet",
          targetCapacity: 4,
          launchSpecifications: [
            { ami: "ami-0abcdef1234567890", instanceType: "m5.large" },
            { ami: "ami-0abcdef1234567890", instanceType: "m6i.large" },
          ],
        },
      },
    },
    kept: {
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: {
          maxSize: 4,
          minSize: 0,
          mixedInstancesPolicy: {
            instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 },
            launchTemplate: {
              launchTemplateSpecification: { launchTemplateId: "lt-0abcdef1234567890" },
              overrides: [{ instanceType: "m5.large" }, { instanceType: "m6i.large" }],
            },
          },
        },
      },
    },
  },
  judges: (on) => [
    on(SPOT_FLEET_REQUEST, (request, { report }) => {
      if (isSpotFleetRequest(request)) {
        report("targetCapacity", `is asked for by the Spot Fleet API, which AWS discourages; ${USE_GROUP}`);
      }
    }),
    on(SPOT_INSTANCE_REQUEST, (request, { report }) => {
      if (!isKeptMachine(request.instanceInterruptionBehavior, () => request.tags)) {
        report("instanceType", `is asked for by a spot instance request, which AWS discourages; ${USE_GROUP}`);
      }
    }),
    on(INSTANCE, (instance, { report }) => {
      const market = instance.instanceMarketOptions;
      if (
        isSpotWord(market?.marketType) &&
        !isKeptMachine(market?.spotOptions?.instanceInterruptionBehavior, () => instance.tags)
      ) {
        report("instanceMarketOptions.marketType", `asks for spot for one instance alone; ${USE_GROUP}`);
      }
    }),
  ],
});

/** Says whether a single machine is one that somebody keeps: it goes on with its disk, and is no node of a cluster. */
function isKeptMachine(behavior: string | undefined, tags: () => TextMap | undefined): boolean {
  const isNode = unlessUnknown(tags)?.keys.some(isKubernetesTag) === true;
  return !isNode && ["stop", "hibernate"].includes(behavior ?? "");
}
