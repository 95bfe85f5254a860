import { asksForSpot, type LaunchTemplate, usesOf } from "../detectors/launch-templates";
import type { Placed, Stack } from "../internal/stack";
import { stackRule } from "../internal/stack-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";
import { NODE_GROUP } from "../resource-types/eks";

/** A mixed-instances policy, and a managed node group's capacity type, say themselves what is spot; a template must not. */
export const spotGroupTemplateNamesNoMarket = stackRule({
  name: "spot-group-template-names-no-market",
  entry: "A13",
  severity: "high",
  description:
    "The launch template of a mixed-instances policy or of a managed node group does not ask for spot itself.",
  why:
    "A mixed-instances policy divides a group between on-demand and spot, and a managed node group has its capacity type. A " +
    "template that asks for spot as well contradicts them: AWS refuses the group, or the next change of it.",
  mend: "Leave `instanceMarketOptions` out of the template, and ask for spot by `instancesDistribution` or by `capacityType: SPOT`.",
  sources: [
    "https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/cloudprovider/aws/README.md",
    "https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html",
    "https://docs.aws.amazon.com/eks/latest/userguide/capacity-blocks-mng.html",
  ],
  options: {},
  examples: {
    broken: {
      template: {
        type: LAUNCH_TEMPLATE.token,
        properties: { imageId: "ami-0abcdef1234567890", instanceMarketOptions: { marketType: "spot" } },
      },
      workers: {
        type: NODE_GROUP.token,
        properties: {
          capacityType: "SPOT",
          instanceTypes: ["m5.large", "m5a.large", "m6i.large", "m6a.large"],
          launchTemplate: { id: "${template.id}", version: "${template.latestVersion}" },
        },
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
  judge: (stack, { each, report }) => {
    each(stack.of(LAUNCH_TEMPLATE), (template) => {
      const users = asksForSpot(template) ? usersInWords(template, stack) : [];
      if (users.length > 0) {
        report(
          template.resource,
          "instanceMarketOptions.marketType",
          `asks for spot behind ${users.join(" and ")}, where the group itself has to; leave instanceMarketOptions out`,
        );
      }
    });
  },
});

/** What launches from a template and says by itself how its instances are paid for, in words. */
function usersInWords(template: Placed<LaunchTemplate>, stack: Stack): readonly string[] {
  const uses = usesOf(template, stack);
  const isMixed = uses.some(({ property }) => property === "mixedInstancesPolicy");
  const isManaged = uses.some(({ resource }) => resource.type === NODE_GROUP.token);
  return [...(isMixed ? ["a mixedInstancesPolicy"] : []), ...(isManaged ? ["a managed node group"] : [])];
}
