import { CAPACITY_TYPE_LABEL, CAPACITY_TYPE_UNCONFIRMED_LABEL } from "../facts/labels";
import { EKS_NODE_LABEL, KARPENTER_NODE_LABEL } from "../facts/node-labels";

/** What a node's label must be; as Kubernetes writes it. */
export interface NodeExpression {
  readonly key: string;
  readonly operator: "Exists" | "DoesNotExist" | "In";
  readonly values?: readonly string[];
}

/** Nodes that a daemon set runs on: those that meet one of the terms. */
export interface RequiredNodes {
  readonly nodeAffinity: {
    readonly requiredDuringSchedulingIgnoredDuringExecution: {
      readonly nodeSelectorTerms: readonly { readonly matchExpressions: readonly NodeExpression[] }[];
    };
  };
}

const exists = (key: string): NodeExpression => ({ key, operator: "Exists" });
const isAbsent = (key: string): NodeExpression => ({ key, operator: "DoesNotExist" });
const isSpot = (key: string): NodeExpression => ({ key, operator: "In", values: ["spot"] });

/**
 * Spot nodes of self-managed groups, which EKS and Karpenter do not drain.
 *
 * A node that could not find out how it is paid for is labelled on-demand on suspicion, and is among them.
 */
export const SELF_MANAGED_SPOT_NODES = nodes([
  [isSpot(CAPACITY_TYPE_LABEL), isAbsent(EKS_NODE_LABEL.nodeGroup), isAbsent(KARPENTER_NODE_LABEL.nodePool)],
  [
    exists(CAPACITY_TYPE_UNCONFIRMED_LABEL),
    isAbsent(EKS_NODE_LABEL.nodeGroup),
    isAbsent(KARPENTER_NODE_LABEL.nodePool),
  ],
]);

/** Spot nodes that Karpenter started. */
export const KARPENTER_SPOT_NODES = nodes([
  [isSpot(KARPENTER_NODE_LABEL.capacityType), exists(KARPENTER_NODE_LABEL.nodePool)],
]);

function nodes(terms: readonly (readonly NodeExpression[])[]): RequiredNodes {
  const nodeSelectorTerms = terms.map((matchExpressions) => ({ matchExpressions }));
  return { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } };
}
