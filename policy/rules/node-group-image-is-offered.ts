import { AL2, minorNumber } from "../../facts/eks-versions";
import { isMadeFrom, type Placed, type Stack } from "../internal/stack";
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
      // The provider fills both in, so that what is left out is unknown in a preview rather than absent.
      const amiType = unlessUnknown(() => group.view.amiType);
      const version = unlessUnknown(() => group.view.version) ?? clusterVersion(group, stack);
      const minor = version === undefined ? undefined : minorNumber(version);
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

/** Version of the cluster of a node group; undefined where it is of another stack, or not known. */
function clusterVersion(group: Placed<ReturnType<typeof NODE_GROUP.view>>, stack: Stack): string | undefined {
  const clusterName = unlessUnknown(() => group.view.clusterName);
  const cluster = stack.of(CLUSTER).find(({ resource, view }) => {
    const isNamed = clusterName !== undefined && unlessUnknown(() => view.name) === clusterName;
    return isNamed || isMadeFrom(group.resource, "clusterName", resource);
  });
  return unlessUnknown(() => cluster?.view.version);
}
