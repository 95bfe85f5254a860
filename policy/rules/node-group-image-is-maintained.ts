import { AL2 } from "../../facts/eks-versions";
import { nodeMinorNumber } from "../detectors/node-group-version";
import { stackRule } from "../internal/stack-rule";
import { unlessUnknown } from "../internal/unknown";
import { pathOf } from "../internal/view";
import { NODE_GROUP } from "../resource-types/eks";
import { NODE_CLASS } from "../resource-types/karpenter";

/** An image that nobody builds any more gets no fixes: a new node is as old as the last image. */
export const nodeGroupImageIsMaintained = stackRule({
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
  judge: (stack, { each, report, today }) => {
    if (today <= AL2.endDate) {
      return;
    }
    each(stack.of(NODE_GROUP), (group) => {
      // The provider fills it in, so that what is left out is unknown in a preview rather than absent.
      const amiType = unlessUnknown(() => group.view.amiType);
      const isAl2 = AL2.amiTypes.some((type) => type === amiType);
      // A later version has no such image at all, which `node-group-image-is-offered` refuses.
      if (isAl2 && (nodeMinorNumber(group, stack) ?? 0) <= AL2.lastMinorNumber) {
        report(group.resource, "amiType", ENDED);
      }
    });
    each(stack.of(NODE_CLASS), ({ resource, view: { spec } }) => {
      (spec?.amiSelectorTerms ?? []).forEach((term) => {
        if (term.alias?.startsWith("al2@") ?? false) {
          report(resource, `${pathOf(term)}.alias`, ENDED);
        }
      });
    });
  },
});

const ENDED = `asks for Amazon Linux 2, of which AWS builds no image since ${AL2.endDate}; move to Amazon Linux 2023`;
