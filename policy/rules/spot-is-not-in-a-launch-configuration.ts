import { resourceRule } from "../internal/resource-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";
import { LAUNCH_CONFIGURATION } from "../resource-types/spot-requests";

/** Launch configurations are an end of the road: one instance type, a price, and no new features of EC2. */
export const spotIsNotInALaunchConfiguration = resourceRule({
  name: "spot-is-not-in-a-launch-configuration",
  entry: "A15",
  severity: "high",
  description: "A launch configuration does not ask for spot.",
  why:
    "A launch configuration has one instance type and no allocation strategy, so its spot instances come from one pool in each zone " +
    "and leave it together. It asks for spot by a maximum price, which makes interruptions more frequent. AWS no longer adds " +
    "to launch configurations, and new accounts cannot make any.",
  mend: "Write a launch template and an Auto Scaling group with a `mixedInstancesPolicy` of several instance types in its place.",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html",
  ],
  options: {},
  examples: {
    broken: {
      workers: {
        type: LAUNCH_CONFIGURATION.token,
        properties: { imageId: "ami-0abcdef1234567890", instanceType: "m5.large", spotPrice: "0.05" },
      },
    },
    kept: {
      template: { type: LAUNCH_TEMPLATE.token, properties: { imageId: "ami-0abcdef1234567890" } },
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: {
          mixedInstancesPolicy: {
            instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 },
            launchTemplate: {
              launchTemplateSpecification: { launchTemplateId: "${template.id}" },
              overrides: [{ instanceType: "m5.large" }, { instanceType: "m6i.large" }],
            },
          },
        },
      },
    },
  },
  judges: (on) => [
    on(LAUNCH_CONFIGURATION, ({ spotPrice = "" }, { report }) => {
      if (spotPrice.trim() !== "") {
        report(
          "spotPrice",
          "asks for spot by a launch configuration; ask for it by a mixedInstancesPolicy with several instance types",
        );
      }
    }),
  ],
});
