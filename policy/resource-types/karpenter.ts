import { resourceType } from "../internal/resource-type";
import { list, number, object, text, textMap } from "../internal/view";

/** How Karpenter makes nodes. Source: https://karpenter.sh/docs/concepts/nodeclasses/ */
export const NODE_CLASS = resourceType("kubernetes:karpenter.k8s.aws/v1:EC2NodeClass", {
  spec: object({
    amiFamily: text,
    amiSelectorTerms: list(object({ alias: text })),
    metadataOptions: object({ httpEndpoint: text, httpPutResponseHopLimit: number, httpTokens: text }),
    userData: text,
  }),
});

/** Which nodes Karpenter may make. Source: https://karpenter.sh/docs/concepts/nodepools/ */
export const NODE_POOL = resourceType("kubernetes:karpenter.sh/v1:NodePool", {
  spec: object({ template: object({ metadata: object({ labels: textMap }) }) }),
});
