import { INTERRUPTION_BEHAVIORS, PERSISTENT, TERMINATE } from "../../facts/spot-request-options";
import { usesOf } from "../detectors/launch-templates";
import { quoted } from "../internal/quote";
import { stackRule } from "../internal/stack-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";

/** A group replaces instances; it cannot work with ones that stop, sleep, or come back by themselves. */
export const spotGroupInstancesTerminateOnInterruption = stackRule({
  name: "spot-group-instances-terminate-on-interruption",
  entry: "A21",
  severity: "high",
  description: "Spot instances of a group terminate when AWS takes them back, and are asked for once.",
  why:
    "A group replaces what AWS takes back, and cannot work with instances that stop, hibernate, or are asked for again by their " +
    "own request: EC2 refuses them, or a node comes back that the cluster has already replaced. An instance that hibernates does " +
    "so at once, without two minutes to drain it.",
  mend: "Leave `instanceInterruptionBehavior` and `spotInstanceType` out of the template, which means `terminate` and `one-time`.",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/interruption-behavior.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplateSpotMarketOptionsRequest.html",
  ],
  options: {},
  examples: {
    broken: {
      template: {
        type: LAUNCH_TEMPLATE.token,
        properties: {
          instanceType: "m6i.large",
          instanceMarketOptions: {
            marketType: "spot",
            spotOptions: { instanceInterruptionBehavior: "hibernate", spotInstanceType: "persistent" },
          },
        },
      },
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: { maxSize: 6, launchTemplate: { id: "${template.id}", version: "$Latest" } },
      },
    },
    kept: {
      template: {
        type: LAUNCH_TEMPLATE.token,
        properties: { instanceType: "m6i.large", instanceMarketOptions: { marketType: "spot" } },
      },
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: { maxSize: 6, launchTemplate: { id: "${template.id}", version: "$Latest" } },
      },
    },
  },
  judge: (stack, { each, report }) => {
    each(stack.of(LAUNCH_TEMPLATE), (template) => {
      const spotOptions = template.view.instanceMarketOptions?.spotOptions;
      if (spotOptions === undefined || usesOf(template, stack).length === 0) {
        return;
      }
      const { instanceInterruptionBehavior: behavior = "", spotInstanceType } = spotOptions;
      if (!["", TERMINATE].includes(behavior)) {
        report(
          template.resource,
          "instanceMarketOptions.spotOptions.instanceInterruptionBehavior",
          `is ${quoted(behavior, INTERRUPTION_BEHAVIORS)}; leave it out, which means terminate`,
        );
      }
      if (spotInstanceType === PERSISTENT) {
        report(
          template.resource,
          "instanceMarketOptions.spotOptions.spotInstanceType",
          "is persistent; leave it out, which means one-time",
        );
      }
    });
  },
});
