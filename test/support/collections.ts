import type { KubernetesObject } from "../../charts-values/kubernetes-object";

/** Kinds of objects that belong to no namespace. */
const CLUSTER_KINDS: ReadonlySet<string> = new Set([
  "EC2NodeClass",
  "NodePool",
  "APIService",
  "CSIDriver",
  "ClusterRole",
  "ClusterRoleBinding",
  "CustomResourceDefinition",
  "FlowSchema",
  "IngressClass",
  "MutatingWebhookConfiguration",
  "Namespace",
  "PriorityClass",
  "StorageClass",
  "ValidatingWebhookConfiguration",
  "VolumeAttributesClass",
]);

/** Groups of kinds that an API server knows by itself end so, or have no dot. */
const OWN_GROUPS = ".k8s.io";

/** Whether an API server knows a kind that nobody defined. */
export function isBuiltIn({ apiVersion }: KubernetesObject): boolean {
  const [group = "", version] = apiVersion.split("/");
  return version === undefined || !group.includes(".") || group.endsWith(OWN_GROUPS);
}

/** Path of the objects of a kind, in a namespace where the kind has any. */
export function collectionOf({ apiVersion, kind }: KubernetesObject, namespace: string): string {
  const version = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const place = CLUSTER_KINDS.has(kind) ? "" : `/namespaces/${namespace}`;
  return `${version}${place}/${plural(kind.toLowerCase())}`;
}

function plural(word: string): string {
  if (word.endsWith("y")) {
    return `${word.slice(0, -1)}ies`;
  }
  return word.endsWith("s") ? `${word}es` : `${word}s`;
}
