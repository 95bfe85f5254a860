import { AL2, minorNumber } from "../../facts/eks-versions";
import { resourceRule } from "../internal/resource-rule";
import { unlessUnknown } from "../internal/unknown";
import { NODE_GROUP } from "../resource-types/eks";
import { NODE_CLASS } from "../resource-types/karpenter";

/** An image that nobody builds any more gets no fixes: a new node is as old as the last image. */
export const nodeGroupImageIsMaintained = resourceRule({
  name: "node-group-image-is-maintained",
  entry: "H04",
  severity: "medium",
  description: "Nodes start from an image that AWS still builds.",
  why:
    "AWS built the last EKS image of Amazon Linux 2 on 26 November 2025. Spot nodes are replaced all the time, and each new one " +
    "starts without the fixes since then; the next version of Kubernetes has no such image at all.",
  mend: "Move to Amazon Linux 2023 or Bottlerocket.",
  sources: ["https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-deprecation-faqs.html"],
  options: {},
  examples: {
    broken: { workers: { type: NODE_GROUP.token, properties: { amiType: "AL2_x86_64", version: "1.32" } } },
    kept: { workers: { type: NODE_GROUP.token, properties: { amiType: "AL2023_x86_64_STANDARD", version: "1.32" } } },
  },
  judges: (on) => [
    on(NODE_GROUP, (group, { report, today }) => {
      const isAl2 = AL2.amiTypes.some((type) => type === group.amiType);
      const minor = minorNumber(unlessUnknown(() => group.version) ?? "") ?? 0;
      // A later version has no such image at all, which `node-group-image-is-offered` refuses.
      if (isAl2 && minor <= AL2.lastMinorNumber && today > AL2.endDate) {
        report("amiType", ENDED);
      }
    }),
    on(NODE_CLASS, ({ spec }, { report, today }) => {
      if (today <= AL2.endDate) {
        return;
      }
      (spec?.amiSelectorTerms ?? []).forEach(({ alias }, index) => {
        if (alias?.startsWith("al2@") ?? false) {
          report(`spec.amiSelectorTerms[${index}].alias`, ENDED);
        }
      });
    }),
  ],
});

const ENDED = `asks for Amazon Linux 2, of which AWS builds no image since ${AL2.endDate}; move to Amazon Linux 2023`;
