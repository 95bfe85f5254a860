/**
 * A label's or taint's key: an optional DNS subdomain as prefix, a slash, and a name.
 *
 * The prefix has up to 253 characters, the name 1 to 63: letters, digits, `-`, `_`, `.`, beginning and ending with a
 * letter or digit.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export const QUALIFIED_NAME = {
  prefixMaxLength: 253,
  prefixPattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  nameMaxLength: 63,
  namePattern: /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/,
} as const;

/**
 * A label's or taint's value: empty, or like the name of a key.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export const LABEL_VALUE = {
  maxLength: 63,
  pattern: /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/,
} as const;

/** What a taint does to pods that do not tolerate it. */
export type TaintEffect = "NoSchedule" | "PreferNoSchedule" | "NoExecute";

/**
 * Taint effects as Kubernetes spells them.
 *
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export const TAINT_EFFECTS = ["NoSchedule", "PreferNoSchedule", "NoExecute"] as const satisfies readonly TaintEffect[];

/** Taint effects as EKS spells them. Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_Taint.html */
export const EKS_TAINT_EFFECT = {
  NoSchedule: "NO_SCHEDULE",
  PreferNoSchedule: "PREFER_NO_SCHEDULE",
  NoExecute: "NO_EXECUTE",
} as const satisfies Record<TaintEffect, string>;

/**
 * Domains Kubernetes keeps for itself: these and all below them.
 *
 * A kubelet told by `--node-labels` to set a label there does not start, unless it is one of `KUBELET_LABELS`.
 *
 * Source: https://github.com/kubernetes/kubernetes/blob/v1.36.0/cmd/kubelet/app/options/options.go
 */
export const KUBERNETES_LABEL_DOMAINS = ["kubernetes.io", "k8s.io"] as const;

/**
 * Labels below `KUBERNETES_LABEL_DOMAINS` that a kubelet may set on its own node.
 *
 * Prefixes stand for all below them too: `node.kubernetes.io/x`, `a.node.kubernetes.io/x`. The API server's
 * NodeRestriction refuses `node-restriction.kubernetes.io/` in particular.
 *
 * Source: https://github.com/kubernetes/kubernetes/blob/v1.36.0/staging/src/k8s.io/kubelet/pkg/apis/well_known_labels.go
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction
 */
export const KUBELET_LABELS = {
  prefixes: ["kubelet.kubernetes.io", "node.kubernetes.io"],
  keys: [
    "beta.kubernetes.io/arch",
    "beta.kubernetes.io/instance-type",
    "beta.kubernetes.io/os",
    "failure-domain.beta.kubernetes.io/region",
    "failure-domain.beta.kubernetes.io/zone",
    "kubernetes.io/arch",
    "kubernetes.io/hostname",
    "kubernetes.io/os",
    "node.kubernetes.io/instance-type",
    "topology.kubernetes.io/region",
    "topology.kubernetes.io/zone",
  ],
} as const;

/**
 * Beginnings of label keys that EKS refuses on a managed node group: "Label cannot contain reserved prefixes".
 *
 * Source: https://github.com/aws/containers-roadmap/issues/1451
 */
export const EKS_RESERVED_LABEL_PREFIXES = ["kubernetes.io/", "k8s.io/", "eks.amazonaws.com/"] as const;

/**
 * Says whether a kubelet does not start when it is told to give its node a label of this key.
 *
 * Source: https://github.com/kubernetes/kubernetes/blob/v1.36.0/cmd/kubelet/app/options/options.go
 */
export function isForbiddenToKubelet(key: string): boolean {
  const slash = key.indexOf("/");
  const domain = slash === -1 ? "" : key.slice(0, slash);
  const isBelow = (parent: string) => domain === parent || domain.endsWith(`.${parent}`);
  const isAllowed = KUBELET_LABELS.keys.some((allowed) => allowed === key) || KUBELET_LABELS.prefixes.some(isBelow);
  return KUBERNETES_LABEL_DOMAINS.some(isBelow) && !isAllowed;
}

/**
 * Label of every namespace with its own name, by which a selector can name it.
 *
 * Source: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name
 */
export const NAMESPACE_NAME_LABEL = "kubernetes.io/metadata.name";

/**
 * Label of a namespace with the standard that its pods must keep, such as `restricted`.
 *
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces
 */
export const POD_SECURITY_LABEL = "pod-security.kubernetes.io/enforce";
