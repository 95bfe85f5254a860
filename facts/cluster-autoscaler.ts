import { KUBERNETES_MINORS, type KubernetesMinor } from "./eks-versions";

/**
 * Where the makers publish cluster-autoscaler.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-chart-9.59.0/cluster-autoscaler/charts/cluster-autoscaler/values.yaml
 */
export const CLUSTER_AUTOSCALER_IMAGE = { host: "registry.k8s.io", path: "autoscaling/cluster-autoscaler" } as const;

/**
 * Image tag of cluster-autoscaler for each Kubernetes minor.
 *
 * It runs a copy of the scheduler to foresee where pods go, so its minor has to be the cluster's.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/README.md#releases
 */
export const CLUSTER_AUTOSCALER_TAGS = {
  "1.33": "v1.33.6",
  "1.34": "v1.34.5",
  "1.35": "v1.35.2",
  "1.36": "v1.36.1",
} as const satisfies Record<KubernetesMinor, string>;

/**
 * Image tag of cluster-autoscaler for a cluster's minor, such as `v1.36.1`.
 *
 * @throws RangeError - no image is known for this minor.
 */
export function clusterAutoscalerTag(kubernetesMinor: string): string {
  const tags: Readonly<Record<string, string>> = CLUSTER_AUTOSCALER_TAGS;
  const tag = Object.hasOwn(tags, kubernetesMinor) ? tags[kubernetesMinor] : undefined;
  if (tag === undefined) {
    throw new RangeError(`kubernetesMinor: ${kubernetesMinor} is not one of ${KUBERNETES_MINORS.join(", ")}`);
  }
  return tag;
}

/**
 * Ways of choosing among groups that could hold a pod, as `--expander` takes them; each narrows what the one before left.
 *
 * `least-nodes` is taken too, although the flag's own help leaves it out.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/FAQ.md#what-are-expanders
 */
export const EXPANDERS = ["random", "most-pods", "least-waste", "least-nodes", "price", "priority", "grpc"] as const;

/** One of `EXPANDERS`. */
export type Expander = (typeof EXPANDERS)[number];

/**
 * The expander that always leaves one group: an autoscaler told of another after it does not start.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/expander/factory/expander_factory.go
 */
export const LAST_EXPANDER: Expander = "random";

/**
 * The expander that asks the cloud for prices, which the autoscaler does not know of AWS: it does not start.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/cloudprovider/aws/aws_cloud_provider.go
 */
export const EXPANDER_WITHOUT_AWS: Expander = "price";

/**
 * What the autoscaler's flags say where they are left out, in seconds, counts and shares.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/FAQ.md#what-are-the-parameters-to-ca
 */
export const CLUSTER_AUTOSCALER_DEFAULTS = {
  scanIntervalSeconds: 10,
  maxNodeProvisionSeconds: 900,
  initialBackoffSeconds: 300,
  maxBackoffSeconds: 1800,
  backoffResetSeconds: 10_800,
  maxGracefulTerminationSeconds: 600,
  scaleDownUnneededSeconds: 600,
  scaleDownUnreadySeconds: 1200,
  scaleDownDelayAfterAddSeconds: 600,
  scaleDownDelayAfterFailureSeconds: 180,
  scaleDownUtilizationThreshold: 0.5,
  maxTotalUnreadyPercentage: 45,
  okTotalUnreadyCount: 3,
} as const;

/**
 * How often the autoscaler asks AWS how its groups are, in seconds, however often it looks at pods.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/cloudprovider/aws/aws_manager.go
 */
export const GROUP_REFRESH_SECONDS = 60;

/**
 * Pods of a priority below this neither bring nodes nor keep them, unless `--expendable-pods-priority-cutoff` says otherwise.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/FAQ.md#how-does-cluster-autoscaler-work-with-pod-priority-and-preemption
 */
export const EXPENDABLE_PODS_CUTOFF = -10;

/**
 * The ConfigMap that the priority expander reads, in the autoscaler's namespace: its name, and the key with the tiers.
 *
 * Source: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/expander/priority/readme.md
 */
export const PRIORITY_CONFIG_MAP = { name: "cluster-autoscaler-priority-expander", key: "priorities" } as const;
