import { tokenProblem } from "../detectors/metadata-options";
import { isNodeLaunch, isSpotLaunch, templatesOfNodes, templatesOfSpot } from "../detectors/node-launch";
import { flag } from "../internal/options";
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
    "the node fetch an address of its choice has them. Left out, it depends on the image and on the account.",
  mend: "Set `metadataOptions.httpTokens` of the template to `required`.",
  sources: ["https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html"],
  options: {
    assumesTokensElsewhere: flag({
      description: "The account or the image asks for tokens, so that templates may leave it out",
      standard: false,
    }),
  },
  examples: {
    broken: {
      template: { type: LAUNCH_TEMPLATE.token, properties: { namePrefix: "workers-" } },
      workers: {
        type: NODE_GROUP.token,
        properties: { capacityType: "SPOT", launchTemplate: { id: "${template.id}", version: "1" } },
      },
    },
    kept: {
      template: {
        type: LAUNCH_TEMPLATE.token,
        properties: { namePrefix: "workers-", metadataOptions: { httpTokens: "required" } },
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
    each([...ofNodes, ...others], ({ resource, view }) => {
      if (isSpotLaunch(view) || isNodeLaunch(view)) {
        return; // One resource tells already, and `node-metadata-needs-a-token` judges it.
      }
      // The provider fills in what is left out, so that it is unknown in a preview rather than absent; what is made from
      // another resource's output is really unknown.
      const isMade = (resource.propertyDependencies["metadataOptions"] ?? []).length > 0;
      const read = isMade ? <T>(value: () => T) => value() : unlessUnknown;
      const endpoint = read(() => view.metadataOptions?.httpEndpoint);
      const tokens = read(() => view.metadataOptions?.httpTokens);
      const problem = tokenProblem({ httpEndpoint: endpoint, httpPutResponseHopLimit: undefined, httpTokens: tokens });
      if (problem !== undefined && !(assumesTokensElsewhere && tokens === undefined)) {
        report(resource, "metadataOptions.httpTokens", problem);
      }
    });
  },
});
