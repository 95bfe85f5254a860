import { amiTypeAsksForTokens } from "../../facts/ami-family";
import type { LaunchTemplate } from "../detectors/launch-templates";
import { hasAskingImage, leavesImageOut, leavesTokensOut, tokenProblem } from "../detectors/metadata-options";
import { isNodeLaunch, isSpotLaunch, templatesOfNodes, templatesOfSpot } from "../detectors/node-launch";
import { flag } from "../internal/options";
import type { StackResource } from "../internal/resource";
import type { Placed, Stack } from "../internal/stack";
import { stackRule } from "../internal/stack-rule";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";
import { NODE_GROUP } from "../resource-types/eks";

/** Most templates do not tell that they become nodes; the group that launches from them does. */
export const nodeTemplateNeedsAToken = stackRule({
  name: "node-template-needs-a-token",
  entry: "H01",
  severity: "high",
  description: "The launch template of a node group or spot group asks for a token at the metadata address (IMDSv2).",
  why:
    "The metadata address hands out the credentials of the node's role. Without a token, a pod or page that makes a process on " +
    "the node fetch an address of its choice has them. Left out, it depends on the image, of which those of AL2023 ask for a token, " +
    "and on the account.",
  mend: "Set `metadataOptions.httpTokens` of the template to `required`.",
  sources: [
    "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html",
    "https://docs.aws.amazon.com/eks/latest/userguide/al2023.html",
  ],
  options: {
    assumesTokensElsewhere: flag({
      description: "The account or the image asks for tokens, so that templates may leave it out",
      standard: false,
    }),
  },
  examples: {
    broken: {
      template: {
        type: LAUNCH_TEMPLATE.token,
        properties: { namePrefix: "workers-", imageId: "ami-0123456789abcdef0" },
      },
      workers: {
        type: NODE_GROUP.token,
        properties: { capacityType: "SPOT", launchTemplate: { id: "${template.id}", version: "1" } },
      },
    },
    kept: {
      template: {
        type: LAUNCH_TEMPLATE.token,
        properties: {
          namePrefix: "workers-",
          imageId: "ami-0123456789abcdef0",
          metadataOptions: { httpTokens: "required" },
        },
      },
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: {
          launchTemplate: { id: "${template.id}", version: "1" },
          tags: [{ key: "kubernetes.io/cluster/east", value: "owned", propagateAtLaunch: true }],
        },
      },
    },
  },
  judge: (stack, { each, options: { assumesTokensElsewhere }, report }) => {
    const ofNodes = templatesOfNodes(stack);
    const others = templatesOfSpot(stack).filter((one) => ofNodes.every(({ resource }) => resource !== one.resource));
    each([...ofNodes, ...others], (template) => {
      const { resource, view } = template;
      const read = isMade(resource, "metadataOptions") ? <T>(value: () => T) => value() : unlessUnknown;
      const endpoint = read(() => view.metadataOptions?.httpEndpoint);
      const tokens = read(() => view.metadataOptions?.httpTokens);
      const isOut = leavesTokensOut({ httpTokens: tokens });
      const isImageOut = unlessUnknown(() => leavesImageOut(view)) ?? !isMade(resource, "imageId");
      if (isSpotLaunch(view) || (isNodeLaunch(view) && !(isOut && isImageOut))) {
        return; // One resource tells already, and `node-metadata-needs-a-token` judges it.
      }
      const isElsewhere = assumesTokensElsewhere || (isImageOut ? isOfAskingGroups(template, stack) : isAsking(view));
      const problem = tokenProblem({ httpEndpoint: endpoint, httpPutResponseHopLimit: undefined, httpTokens: tokens });
      if (problem !== undefined && !(isOut && isElsewhere)) {
        report(resource, "metadataOptions.httpTokens", problem);
      }
    });
  },
});

/**
 * Says whether a property was made from another resource's output: then it is really unknown. What is left out the provider fills
 * in, so that it is unknown in a preview rather than absent.
 */
function isMade({ propertyDependencies }: StackResource, property: string): boolean {
  return (propertyDependencies[property] ?? []).length > 0;
}

function isAsking(template: LaunchTemplate): boolean {
  return unlessUnknown(() => hasAskingImage(template)) ?? false;
}

/** Says whether all that launches from a template without an image is managed node groups whose images ask for tokens. */
function isOfAskingGroups({ resource }: Placed<LaunchTemplate>, stack: Stack): boolean {
  const groups = stack.madeFrom(resource, "launchTemplate", NODE_GROUP);
  const asks = (group: (typeof groups)[number]): boolean =>
    amiTypeAsksForTokens(
      isMade(group.resource, "amiType") ? group.view.amiType : unlessUnknown(() => group.view.amiType),
    );
  return groups.length > 0 && groups.every(asks);
}
