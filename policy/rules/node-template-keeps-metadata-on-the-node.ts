import { HOP_LIMIT, hopProblem } from "../detectors/metadata-options";
import { isNodeLaunch, templatesOfNodes } from "../detectors/node-launch";
import { stackRule } from "../internal/stack-rule";
import { unlessUnknown } from "../internal/unknown";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";
import { NODE_GROUP } from "../resource-types/eks";

/** Most templates do not tell that they become nodes; the group that launches from them does. */
export const nodeTemplateKeepsMetadataOnTheNode = stackRule({
  name: "node-template-keeps-metadata-on-the-node",
  entry: "H02",
  severity: "medium",
  description: "Answers of the metadata address do not leave the nodes that a group launches from a template.",
  why:
    "A hop limit of 2 or more lets every pod ask the metadata address for the credentials of the node's role. Pods that need AWS " +
    "have roles of their own by Pod Identity.",
  mend: "Set `metadataOptions.httpPutResponseHopLimit` of the template to 1, and give pods that need AWS roles of their own.",
  sources: ["https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html"],
  options: {
    hopLimit: HOP_LIMIT,
  },
  examples: {
    broken: {
      template: { type: LAUNCH_TEMPLATE.token, properties: { metadataOptions: { httpPutResponseHopLimit: 2 } } },
      workers: { type: NODE_GROUP.token, properties: { launchTemplate: { id: "${template.id}", version: "1" } } },
    },
    kept: {
      template: { type: LAUNCH_TEMPLATE.token, properties: { metadataOptions: { httpPutResponseHopLimit: 1 } } },
      workers: { type: NODE_GROUP.token, properties: { launchTemplate: { id: "${template.id}", version: "1" } } },
    },
  },
  judge: (stack, { each, options: { hopLimit }, report }) => {
    each(templatesOfNodes(stack), ({ resource, view }) => {
      // What is left out is unknown in a preview, not absent, as the provider fills it in.
      const options = {
        httpEndpoint: unlessUnknown(() => view.metadataOptions?.httpEndpoint),
        httpPutResponseHopLimit: unlessUnknown(() => view.metadataOptions?.httpPutResponseHopLimit),
        httpTokens: undefined,
      };
      const problem = isNodeLaunch(view) ? undefined : hopProblem(options, hopLimit);
      if (problem !== undefined) {
        report(resource, "metadataOptions.httpPutResponseHopLimit", problem);
      }
    });
  },
});
