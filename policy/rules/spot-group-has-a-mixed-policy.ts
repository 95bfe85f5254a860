import { asksForSpot, templatesAt } from "../detectors/launch-templates";
import { stackRule } from "../internal/stack-rule";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";

/** A group that launches spot by its template alone has one instance type and no strategy to choose a pool. */
export const spotGroupHasAMixedPolicy = stackRule({
  name: "spot-group-has-a-mixed-policy",
  entry: "A14",
  severity: "high",
  description: "An Auto Scaling group asks for spot by a mixed-instances policy, and not by its launch template.",
  why:
    "A launch template has one instance type, so a group that asks for spot by it can use one pool of spot capacity in each zone " +
    "and loses all of its nodes there at once. There is no allocation strategy either. This is what `eks.NodeGroupV2` " +
    "makes where it is given a `spotPrice`.",
  mend: "Give the group a `mixedInstancesPolicy` with several instance types and leave `instanceMarketOptions` out of the template, or use a managed node group with `capacityType: SPOT`.",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html",
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html",
  ],
  options: {},
  examples: {
    broken: {
      template: {
        type: LAUNCH_TEMPLATE.token,
        properties: { instanceType: "m5.large", instanceMarketOptions: { marketType: "spot" } },
      },
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: { maxSize: 6, minSize: 1, launchTemplate: { id: "${template.id}", version: "$Latest" } },
      },
    },
    kept: {
      template: { type: LAUNCH_TEMPLATE.token, properties: { imageId: "ami-0abcdef1234567890" } },
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: {
          maxSize: 6,
          minSize: 1,
          mixedInstancesPolicy: {
            instancesDistribution: {
              onDemandPercentageAboveBaseCapacity: 0,
              spotAllocationStrategy: "price-capacity-optimized",
            },
            launchTemplate: {
              launchTemplateSpecification: { launchTemplateId: "${template.id}" },
              overrides: [
                { instanceType: "m5.large" },
                { instanceType: "m5a.large" },
                { instanceType: "m6i.large" },
                { instanceType: "m6a.large" },
              ],
            },
          },
        },
      },
    },
  },
  judge: (stack, { each, report }) => {
    each(stack.of(AUTO_SCALING_GROUP), ({ resource }) => {
      const ofOneType = templatesAt(resource, "launchTemplate", stack).filter(
        ({ view }) => unlessUnknown(() => view.instanceRequirements) === undefined,
      );
      if (ofOneType.some(asksForSpot)) {
        report(
          resource,
          "launchTemplate",
          "asks for spot with one instance type; write a mixedInstancesPolicy with several in its place",
        );
      }
    });
  },
});
