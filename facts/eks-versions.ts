import type { Architecture } from "./ec2-catalogue";

/**
 * Day on which the versions below were collected.
 *
 * Only versions that somebody saw are listed; newer builds appear every one to three weeks. Look them up with
 * `aws eks describe-addon-versions` and `aws ssm get-parameters-by-path` before adding one.
 */
export const EKS_VERSIONS_DATE = "2026-11-22";

/**
 * Kubernetes minors an environment can ask for, oldest first. 1.37 has node images but no date in the calendar.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
 */
export const KUBERNETES_MINORS = ["1.33", "1.34", "1.35", "1.36"] as const;

/** One of `KUBERNETES_MINORS`. */
export type KubernetesMinor = (typeof KUBERNETES_MINORS)[number];

/** Days on which EKS began to offer a minor and stops supporting it, such as `2026-06-02`. */
export interface SupportDates {
  readonly releaseDate: string;
  /** Standard support ends, and extended support, which costs extra, begins. */
  readonly endOfStandardSupport: string;
  /** Extended support ends, and EKS begins to upgrade control planes by itself. */
  readonly endOfExtendedSupport: string;
}

/** How long EKS supports each minor. Source: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html */
export const KUBERNETES_SUPPORT = {
  "1.33": { releaseDate: "2025-05-29", endOfStandardSupport: "2026-07-29", endOfExtendedSupport: "2027-07-29" },
  "1.34": { releaseDate: "2025-10-02", endOfStandardSupport: "2026-12-02", endOfExtendedSupport: "2027-12-02" },
  "1.35": { releaseDate: "2026-01-27", endOfStandardSupport: "2027-03-27", endOfExtendedSupport: "2028-03-27" },
  "1.36": { releaseDate: "2026-06-02", endOfStandardSupport: "2027-08-02", endOfExtendedSupport: "2028-08-02" },
} as const satisfies Record<KubernetesMinor, SupportDates>;

/**
 * How long EKS supports minors that environments can no longer ask for.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html · https://endoflife.date/amazon-eks
 */
const EARLIER_SUPPORT: Readonly<Record<string, SupportDates>> = {
  "1.30": { releaseDate: "2024-05-23", endOfStandardSupport: "2025-07-23", endOfExtendedSupport: "2026-07-23" },
  "1.31": { releaseDate: "2024-09-26", endOfStandardSupport: "2025-11-26", endOfExtendedSupport: "2026-11-26" },
  "1.32": { releaseDate: "2025-01-23", endOfStandardSupport: "2026-03-23", endOfExtendedSupport: "2027-03-23" },
};

/** Second part of the oldest minor that the calendar tells of; the support of all before has ended. */
const OLDEST_MINOR_NUMBER = 30;

/** Second part of a Kubernetes version, such as 33 of `1.33`; undefined where it is no version. */
export function minorNumber(version: string): number | undefined {
  const digits = /^1\.(?<minor>\d{1,3})(?:\.|$)/.exec(version)?.groups?.["minor"];
  return digits === undefined ? undefined : Number(digits);
}

/** How long EKS supports a minor; `ended` for one older than the calendar, undefined for one that it does not know. */
export function supportOf(version: string): SupportDates | "ended" | undefined {
  const number = minorNumber(version);
  const all: Readonly<Record<string, SupportDates>> = { ...EARLIER_SUPPORT, ...KUBERNETES_SUPPORT };
  return number === undefined ? undefined : number < OLDEST_MINOR_NUMBER ? "ended" : all[`1.${number}`];
}

/**
 * AMI types of managed node groups on AL2, the last minor that has such images, and the day on which the last one was made.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-deprecation-faqs.html
 */
export const AL2 = {
  amiTypes: ["AL2_x86_64", "AL2_x86_64_GPU", "AL2_ARM_64"],
  lastMinorNumber: 32,
  endDate: "2025-11-26",
} as const;

/** The EKS add-ons every cluster gets. Source: https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html */
export const EKS_ADDONS = ["vpc-cni", "kube-proxy", "coredns", "eks-pod-identity-agent", "aws-ebs-csi-driver"] as const;

/** One of `EKS_ADDONS`. */
export type EksAddon = (typeof EKS_ADDONS)[number];

/**
 * Add-ons that have a pod on each node, and are active without any: they can be there before the nodes, as nodes need them.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html
 */
export const NODE_ADDONS = ["vpc-cni", "kube-proxy", "eks-pod-identity-agent"] as const satisfies readonly EksAddon[];

/** Add-ons whose pods need a node to become active, and live on system nodes. */
export const SYSTEM_ADDONS = ["coredns", "aws-ebs-csi-driver"] as const satisfies readonly EksAddon[];

/**
 * Add-on versions used where an environment names none: EKS's default or one seen running on that minor.
 *
 * Source: https://docs.aws.amazon.com/cli/latest/reference/eks/describe-addon-versions.html
 */
export const DEFAULT_ADDON_VERSIONS = {
  "1.33": {
    "vpc-cni": "v1.22.4-eksbuild.3",
    "kube-proxy": "v1.33.10-eksbuild.29",
    coredns: "v1.12.4-eksbuild.38",
    "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
    "aws-ebs-csi-driver": "v1.66.0-eksbuild.1",
  },
  "1.34": {
    "vpc-cni": "v1.22.4-eksbuild.3",
    "kube-proxy": "v1.34.6-eksbuild.29",
    coredns: "v1.12.4-eksbuild.38",
    "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
    "aws-ebs-csi-driver": "v1.66.0-eksbuild.1",
  },
  "1.35": {
    "vpc-cni": "v1.22.4-eksbuild.3",
    "kube-proxy": "v1.35.3-eksbuild.29",
    coredns: "v1.13.2-eksbuild.31",
    "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
    "aws-ebs-csi-driver": "v1.66.0-eksbuild.1",
  },
  "1.36": {
    "vpc-cni": "v1.22.4-eksbuild.3",
    "kube-proxy": "v1.36.0-eksbuild.25",
    coredns: "v1.14.3-eksbuild.23",
    "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
    "aws-ebs-csi-driver": "v1.66.0-eksbuild.1",
  },
} as const satisfies Record<KubernetesMinor, Record<EksAddon, string>>;

/**
 * Add-on versions seen, newest first, and the minors on which each was seen.
 *
 * kube-proxy and coredns are built per minor; EKS may take the others on more minors than are listed.
 *
 * Source: https://docs.aws.amazon.com/cli/latest/reference/eks/describe-addon-versions.html
 * Source (kube-proxy): https://docs.aws.amazon.com/eks/latest/userguide/managing-kube-proxy.html
 * Source (coredns): https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html
 * Source (vpc-cni): https://docs.aws.amazon.com/eks/latest/userguide/managing-vpc-cni.html
 */
export const ADDON_VERSIONS: Readonly<Record<EksAddon, Readonly<Record<string, readonly KubernetesMinor[]>>>> = {
  "vpc-cni": {
    "v1.23.2-eksbuild.1": ["1.35", "1.36"],
    "v1.23.1-eksbuild.1": ["1.33", "1.34", "1.35", "1.36"],
    "v1.23.0-eksbuild.1": ["1.33", "1.35"],
    "v1.22.4-eksbuild.3": ["1.33", "1.34", "1.35", "1.36"],
    "v1.22.3-eksbuild.1": ["1.33", "1.34", "1.36"],
    "v1.22.2-eksbuild.1": ["1.33", "1.34", "1.35"],
    "v1.21.1-eksbuild.8": ["1.33"],
    "v1.21.1-eksbuild.7": ["1.33", "1.34", "1.35"],
    "v1.20.5-eksbuild.1": ["1.33"],
  },
  "kube-proxy": {
    "v1.36.0-eksbuild.45": ["1.36"],
    "v1.36.0-eksbuild.25": ["1.36"],
    "v1.36.0-eksbuild.21": ["1.36"],
    "v1.36.0-eksbuild.14": ["1.36"],
    "v1.35.3-eksbuild.29": ["1.35"],
    "v1.35.3-eksbuild.25": ["1.35"],
    "v1.35.3-eksbuild.18": ["1.35"],
    "v1.35.3-eksbuild.13": ["1.35"],
    "v1.34.6-eksbuild.29": ["1.34"],
    "v1.34.6-eksbuild.25": ["1.34"],
    "v1.34.6-eksbuild.13": ["1.34"],
    "v1.33.10-eksbuild.29": ["1.33"],
    "v1.33.10-eksbuild.25": ["1.33"],
    "v1.33.10-eksbuild.13": ["1.33"],
    "v1.33.10-eksbuild.2": ["1.33"],
  },
  coredns: {
    "v1.14.7-eksbuild.11": ["1.36"],
    "v1.14.7-eksbuild.10": ["1.36"],
    "v1.14.6-eksbuild.4": ["1.35", "1.36"],
    "v1.14.3-eksbuild.23": ["1.36"],
    "v1.14.3-eksbuild.16": ["1.35", "1.36"],
    "v1.14.3-eksbuild.11": ["1.35", "1.36"],
    "v1.14.3-eksbuild.9": ["1.35", "1.36"],
    "v1.14.3-eksbuild.3": ["1.35", "1.36"],
    "v1.13.2-eksbuild.31": ["1.35"],
    "v1.13.2-eksbuild.24": ["1.34"],
    "v1.13.2-eksbuild.19": ["1.33", "1.34"],
    "v1.13.2-eksbuild.17": ["1.33", "1.34"],
    "v1.13.2-eksbuild.11": ["1.33", "1.34"],
    "v1.13.2-eksbuild.4": ["1.33", "1.34", "1.35"],
    "v1.12.4-eksbuild.38": ["1.33", "1.34"],
    "v1.12.4-eksbuild.31": ["1.33"],
    "v1.12.4-eksbuild.18": ["1.33"],
    "v1.12.4-eksbuild.10": ["1.33"],
  },
  "eks-pod-identity-agent": {
    "v1.4.0-eksbuild.3": ["1.35", "1.36"],
    "v1.4.0-eksbuild.2": ["1.33", "1.35", "1.36"],
    "v1.4.0-eksbuild.1": ["1.35"],
    "v1.3.10-eksbuild.3": ["1.33", "1.34", "1.35", "1.36"],
    "v1.3.10-eksbuild.2": ["1.33", "1.34", "1.35"],
  },
  "aws-ebs-csi-driver": {
    "v1.66.0-eksbuild.1": ["1.33", "1.34", "1.35", "1.36"],
    "v1.65.0-eksbuild.1": ["1.35"],
    "v1.64.0-eksbuild.1": ["1.35"],
    "v1.63.1-eksbuild.1": ["1.35", "1.36"],
    "v1.61.1-eksbuild.1": ["1.33", "1.34", "1.35"],
    "v1.60.1-eksbuild.1": ["1.33"],
    "v1.57.1-eksbuild.1": ["1.35"],
  },
};

/**
 * Releases of the AL2023 node image seen per minor, newest first, as `releaseVersion` of a node group takes them.
 *
 * Shape: the kubelet's version and the day of the image, `1.36.4-20260930`. The same for every architecture and variant.
 *
 * Source: https://github.com/awslabs/amazon-eks-ami/blob/main/CHANGELOG.md
 */
export const AL2023_RELEASES = {
  "1.33": [
    "1.33.13-20260930",
    "1.33.13-20260923",
    "1.33.13-20260818",
    "1.33.13-20260714",
    "1.33.13-20260625",
    "1.33.13-20260618",
    "1.33.12-20260610",
    "1.33.11-20260505",
    "1.33.11-20260423",
    "1.33.10-20260415",
    "1.33.10-20260409",
    "1.33.8-20260403",
    "1.33.8-20260311",
    "1.33.8-20260304",
    "1.33.8-20260224",
    "1.33.7-20260209",
    "1.33.5-20260128",
  ],
  "1.34": [
    "1.34.11-20260930",
    "1.34.10-20260903",
    "1.34.10-20260827",
    "1.34.9-20260714",
    "1.34.9-20260625",
    "1.34.9-20260618",
    "1.34.8-20260610",
    "1.34.7-20260505",
    "1.34.7-20260423",
    "1.34.6-20260415",
    "1.34.6-20260409",
    "1.34.4-20260403",
    "1.34.4-20260311",
    "1.34.4-20260304",
    "1.34.4-20260224",
    "1.34.3-20260209",
    "1.34.2-20260128",
  ],
  "1.35": [
    "1.35.8-20260930",
    "1.35.8-20260923",
    "1.35.8-20260917",
    "1.35.7-20260911",
    "1.35.7-20260903",
    "1.35.7-20260827",
    "1.35.6-20260818",
    "1.35.6-20260714",
    "1.35.6-20260625",
    "1.35.6-20260618",
    "1.35.5-20260610",
    "1.35.4-20260505",
    "1.35.4-20260423",
    "1.35.3-20260415",
    "1.35.3-20260409",
    "1.35.2-20260403",
    "1.35.2-20260311",
    "1.35.2-20260304",
    "1.35.0-20260224",
    "1.35.0-20260209",
    "1.35.0-20260128",
  ],
  "1.36": [
    "1.36.4-20261003",
    "1.36.4-20260930",
    "1.36.4-20260923",
    "1.36.4-20260917",
    "1.36.3-20260911",
    "1.36.3-20260903",
    "1.36.3-20260827",
    "1.36.2-20260818",
    "1.36.2-20260810",
    "1.36.2-20260728",
    "1.36.2-20260724",
    "1.36.2-20260714",
    "1.36.2-20260625",
    "1.36.2-20260618",
    "1.36.1-20260610",
  ],
} as const satisfies Record<KubernetesMinor, readonly string[]>;

/** The AL2023 release used where an environment names none: the newest one seen on all minors. */
export const DEFAULT_AL2023_RELEASE = {
  "1.33": "1.33.13-20260930",
  "1.34": "1.34.11-20260930",
  "1.35": "1.35.8-20260930",
  "1.36": "1.36.4-20260930",
} as const satisfies Record<KubernetesMinor, string>;

/** What a node image is built for: plain, NVIDIA GPUs, or Inferentia and Trainium. */
export type NodeImageVariant = "standard" | "nvidia" | "neuron";

/** Architectures as the names of AL2023 images spell them. Source: https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id.html */
export const AL2023_ARCHITECTURE = {
  amd64: "x86_64",
  arm64: "arm64",
} as const satisfies Record<Architecture, string>;

/**
 * AMI types of managed node groups on AL2023. There is no neuron image for arm64.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html
 */
const AL2023_AMI_TYPE = {
  amd64: { standard: "AL2023_x86_64_STANDARD", nvidia: "AL2023_x86_64_NVIDIA", neuron: "AL2023_x86_64_NEURON" },
  arm64: { standard: "AL2023_ARM_64_STANDARD", nvidia: "AL2023_ARM_64_NVIDIA" },
} as const satisfies Record<Architecture, Partial<Record<NodeImageVariant, string>>>;

/** Which AL2023 image is meant. */
export interface Al2023Image {
  readonly minor: KubernetesMinor;
  readonly architecture: Architecture;
  /** Default `standard`. */
  readonly variant?: NodeImageVariant;
  /** Day of the image, the part of its release after the hyphen: `20260930`. */
  readonly date: string;
}

/**
 * Name of the public SSM parameter that holds the id of one release's image in a region; its value never changes.
 *
 * Source: https://github.com/eksctl-io/eksctl/blob/main/pkg/ami/ssm_resolver.go
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id.html
 */
export function al2023ImageParameter({ minor, architecture, variant = "standard", date }: Al2023Image): string {
  const arch = AL2023_ARCHITECTURE[architecture];
  const image = `amazon-eks-node-al2023-${arch}-${variant}-${minor}-v${date}`;
  return `/aws/service/eks/optimized-ami/${minor}/amazon-linux-2023/${arch}/${variant}/${image}/image_id`;
}

/**
 * AMI type of a managed node group on AL2023; undefined: EKS has no such image, such as neuron on arm64.
 *
 * Images of a variant have the device's driver; pods get devices by a device plugin, which the cluster runs.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-optimized-ami.html
 */
export function al2023AmiType(architecture: Architecture, variant: NodeImageVariant): string | undefined {
  const types: Partial<Record<NodeImageVariant, string>> = AL2023_AMI_TYPE[architecture];
  return types[variant];
}
