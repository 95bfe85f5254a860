import type { KubernetesMinor } from "./eks-versions";
import { NAME_LIMITS } from "./limits";

/**
 * The oldest Karpenter that works with a Kubernetes minor.
 *
 * Source: https://karpenter.sh/docs/upgrading/compatibility/
 */
export const MINIMUM_KARPENTER = {
  "1.33": "1.5",
  "1.34": "1.6",
  "1.35": "1.9",
  "1.36": "1.13",
} as const satisfies Record<KubernetesMinor, string>;

/**
 * Image of the controller, whose digest wins over its tag.
 *
 * Source: https://github.com/aws/karpenter-provider-aws/blob/v1.14.1/charts/karpenter/values.yaml
 */
export const KARPENTER_IMAGE = {
  host: "public.ecr.aws",
  path: "karpenter/controller",
  tag: "1.14.1",
  digest: "sha256:723130949e4cab989461ff07d1be4cd781d63515432494641b33c235f300ae23",
} as const;

/**
 * What Karpenter can do but does only when told, as its chart names it, and whether it does by default.
 *
 * Source: https://karpenter.sh/docs/reference/settings/#feature-gates
 */
export const KARPENTER_FEATURE_GATES = {
  /** Replaces nodes that report a fault; needs a node monitoring agent. */
  nodeRepair: false,
  /** Changes prices and capacities of types by `NodeOverlay` objects. */
  nodeOverlay: false,
  /** Uses capacity reservations. */
  reservedCapacity: true,
  /** Replaces spot nodes by cheaper spot nodes. */
  spotToSpotConsolidation: false,
  /** Keeps node pools at a fixed number of nodes. */
  staticCapacity: false,
  /** Holds space free by `CapacityBuffer` objects. */
  capacityBuffer: false,
} as const satisfies Record<string, boolean>;

/** One of the names of `KARPENTER_FEATURE_GATES`. */
export type KarpenterFeatureGate = keyof typeof KARPENTER_FEATURE_GATES;

/**
 * Cheaper types that must be left before Karpenter replaces one spot node by another; with fewer it would move down to the
 * cheapest pool, which is taken back first.
 *
 * Source: https://karpenter.sh/docs/concepts/disruption/#spot-consolidation
 */
export const SPOT_TO_SPOT_TYPES = 15;

/** Tag by which Karpenter finds subnets and security groups. Source: https://karpenter.sh/docs/concepts/nodeclasses/#specsubnetselectorterms */
export const DISCOVERY_TAG = "karpenter.sh/discovery";

/** Beginning of the path of instance profiles that Karpenter makes. Source: https://karpenter.sh/docs/reference/cloudformation/ */
export const KARPENTER_PROFILE_PATH = "/karpenter";

/** Beginning of the name of the role of Karpenter's nodes. Source: https://karpenter.sh/docs/reference/cloudformation/#karpenternoderole */
const NODE_ROLE_PREFIX = "KarpenterNodeRole";

/** Where a cluster is, and what it is called. */
export interface ClusterPlace {
  /** Such as `us-east-1`. */
  readonly region: string;
  readonly clusterName: string;
}

/**
 * Name of the role of Karpenter's nodes, such as `KarpenterNodeRole-us-east-1-production`.
 *
 * Fixed, since node classes name it before it exists; with the region, since roles are of the whole account.
 */
export function karpenterNodeRoleName({ region, clusterName }: ClusterPlace): string {
  return `${NODE_ROLE_PREFIX}-${region}-${clusterName}`;
}

/** What is wrong with the name of a cluster whose nodes Karpenter makes, and how to mend it; undefined: nothing. */
export function karpenterClusterNameProblem(place: ClusterPlace): string | undefined {
  const name = karpenterNodeRoleName(place);
  const excess = name.length - NAME_LIMITS["iam-role"].maxLength;
  if (excess <= 0) {
    return undefined;
  }
  const most = place.clusterName.length - excess;
  return (
    `${place.clusterName} is not a name of at most ${most} characters, which the role ${name} leaves it; ` +
    `make it ${excess} shorter`
  );
}
