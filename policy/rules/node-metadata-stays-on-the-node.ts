import { HOP_LIMIT, hopProblem } from "../detectors/metadata-options";
import { isNodeLaunch } from "../detectors/node-launch";
import { resourceRule } from "../internal/resource-rule";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";
import { NODE_CLASS } from "../resource-types/karpenter";

const PATH = "metadataOptions.httpPutResponseHopLimit";

/** An answer that may travel one hop ends on the node; a pod of a network of its own is one hop further. */
export const nodeMetadataStaysOnTheNode = resourceRule({
  name: "node-metadata-stays-on-the-node",
  entry: "H02",
  severity: "medium",
  description: "Answers of the metadata address do not leave the node.",
  why:
    "A hop limit of 2 or more lets every pod ask the metadata address for the credentials of the node's role. Pods that need AWS " +
    "have roles of their own by Pod Identity.",
  mend: "Set `metadataOptions.httpPutResponseHopLimit` to 1, and give pods that need AWS roles of their own.",
  sources: ["https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html"],
  options: {
    hopLimit: HOP_LIMIT,
  },
  examples: {
    broken: {
      workers: {
        type: LAUNCH_TEMPLATE.token,
        properties: {
          tags: { "kubernetes.io/cluster/east": "owned" },
          metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 },
        },
      },
    },
    kept: {
      workers: {
        type: LAUNCH_TEMPLATE.token,
        properties: {
          tags: { "kubernetes.io/cluster/east": "owned" },
          metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
        },
      },
    },
  },
  judges: (on) => [
    on(
      LAUNCH_TEMPLATE,
      (template, { options: { hopLimit }, report }) => {
        const problem = isNodeLaunch(template) ? hopProblem(template.metadataOptions, hopLimit) : undefined;
        if (problem !== undefined) {
          report(PATH, problem);
        }
      },
      (template, edit, { hopLimit }) => {
        if (isNodeLaunch(template) && hopProblem(template.metadataOptions, hopLimit) !== undefined) {
          edit.set(["metadataOptions", "httpPutResponseHopLimit"], hopLimit);
        }
      },
    ),
    on(
      NODE_CLASS,
      ({ spec }, { options: { hopLimit }, report }) => {
        const problem = hopProblem(spec?.metadataOptions, hopLimit);
        if (problem !== undefined) {
          report(`spec.${PATH}`, problem);
        }
      },
      ({ spec }, edit, { hopLimit }) => {
        if (hopProblem(spec?.metadataOptions, hopLimit) !== undefined) {
          edit.set(["spec", "metadataOptions", "httpPutResponseHopLimit"], hopLimit);
        }
      },
    ),
  ],
});
