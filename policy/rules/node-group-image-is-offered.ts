import { AL2 } from "../../facts/eks-versions";
import { nodeMinorNumber } from "../detectors/node-group-version";
import { stackRule } from "../internal/stack-rule";
import { unlessUnknown } from "../internal/unknown";
import { CLUSTER, NODE_GROUP } from "../resource-types/eks";

/** A node group that leaves its version out has its cluster's, so that only both together tell whether there is an image. */
export const nodeGroupImageIsOffered = stackRule({
  name: "node-group-image-is-offered",
  entry: "H04",
  severity: "high",
  description: "EKS has an image of the kind that a node group asks for in its version.",
  why: "The last version with images of Amazon Linux 2 is 1.32. EKS refuses a node group that asks for one later than that, so that the cluster gets no nodes.",
  mend: "Set `amiType` to one of Amazon Linux 2023, such as AL2023_x86_64_STANDARD, or of Bottlerocket.",
  sources: ["https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-deprecation-faqs.html"],
  options: {},
  examples: {
    broken: {
      east: { type: CLUSTER.token, properties: { version: "1.36" } },
      workers: { type: NODE_GROUP.token, properties: { clusterName: "${east.name}", amiType: "AL2_x86_64" } },
    },
    kept: {
      east: { type: CLUSTER.token, properties: { version: "1.36" } },
      workers: {
        type: NODE_GROUP.token,
        properties: { clusterName: "${east.name}", amiType: "AL2023_x86_64_STANDARD" },
      },
    },
  },
  judge: (stack, { each, report }) => {
    each(stack.of(NODE_GROUP), (group) => {
      // The provider fills it in, so that what is left out is unknown in a preview rather than absent.
      const amiType = unlessUnknown(() => group.view.amiType);
      const minor = nodeMinorNumber(group, stack);
      const isAl2 = AL2.amiTypes.some((type) => type === amiType);
      if (isAl2 && minor !== undefined && minor > AL2.lastMinorNumber) {
        report(
          group.resource,
          "amiType",
          `asks for Amazon Linux 2, of which there is no image for 1.${minor}; write AL2023_x86_64_STANDARD or another of AL2023`,
        );
      }
    });
  },
});
