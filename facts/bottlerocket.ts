import type { Architecture } from "./ec2-catalogue";
import type { KubernetesMinor } from "./eks-versions";

/**
 * Day on which the releases below were collected.
 *
 * Releases appear every two or three weeks. Look one up with
 * `aws ssm get-parameter --name /aws/service/bottlerocket/aws-k8s-1.36/x86_64/latest/image_version` before adding it.
 */
export const BOTTLEROCKET_DATE = "2026-11-22";

/**
 * Bottlerocket releases seen, newest first, and the minors each has an image for.
 *
 * Shape: the version and the first eight digits of its commit, `1.66.0-1ad6b4a4`, as `releaseVersion` of a node group
 * takes it. The same for every architecture and variant. 1.35 came with 1.53.0, 1.36 with 1.61.0; the older minors are
 * in every release listed.
 *
 * Source: https://github.com/bottlerocket-os/bottlerocket/releases
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id-bottlerocket.html
 */
export const BOTTLEROCKET_RELEASES: Readonly<Record<string, readonly KubernetesMinor[]>> = {
  "1.66.0-1ad6b4a4": ["1.33", "1.34", "1.35", "1.36"],
  "1.65.0-0be31b34": ["1.33", "1.34", "1.35", "1.36"],
  "1.63.0-d4932ff8": ["1.33", "1.34", "1.35", "1.36"],
  "1.61.0-8ef015e0": ["1.33", "1.34", "1.35", "1.36"],
  "1.60.0-c1f9ba0c": ["1.33", "1.34", "1.35"],
  "1.58.0-c5c37032": ["1.33", "1.34", "1.35"],
  "1.56.0-36151b8b": ["1.33", "1.34", "1.35"],
  "1.55.0-d93bb1b1": ["1.33", "1.34", "1.35"],
  "1.53.0-55d04a85": ["1.33", "1.34", "1.35"],
};

/**
 * The release used where an environment names none: the newest one whose full name was seen.
 *
 * Seen on nodes of 1.35 and 1.36; the release notes name the same version for the older minors.
 */
export const DEFAULT_BOTTLEROCKET_RELEASE = {
  "1.33": "1.66.0-1ad6b4a4",
  "1.34": "1.66.0-1ad6b4a4",
  "1.35": "1.66.0-1ad6b4a4",
  "1.36": "1.66.0-1ad6b4a4",
} as const satisfies Record<KubernetesMinor, string>;

/** What a Bottlerocket image is built for. There is none for Inferentia and Trainium. */
export type BottlerocketVariant = "standard" | "nvidia";

/**
 * AMI types of managed node groups on Bottlerocket.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html
 */
export const BOTTLEROCKET_AMI_TYPE = {
  amd64: { standard: "BOTTLEROCKET_x86_64", nvidia: "BOTTLEROCKET_x86_64_NVIDIA" },
  arm64: { standard: "BOTTLEROCKET_ARM_64", nvidia: "BOTTLEROCKET_ARM_64_NVIDIA" },
} as const satisfies Record<Architecture, Record<BottlerocketVariant, string>>;

/** Which Bottlerocket image is meant. */
export interface BottlerocketImage {
  readonly minor: KubernetesMinor;
  readonly architecture: Architecture;
  /** Default `standard`. */
  readonly variant?: BottlerocketVariant;
  /** Such as `1.66.0-1ad6b4a4`. */
  readonly release: string;
}

/**
 * Name of the public SSM parameter that holds the id of one release's image in a region; its value never changes.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id-bottlerocket.html
 * Source: https://github.com/bottlerocket-os/bottlerocket/blob/develop/QUICKSTART-EKS.md
 */
export function bottlerocketImageParameter({
  minor,
  architecture,
  variant = "standard",
  release,
}: BottlerocketImage): string {
  const arch = architecture === "amd64" ? "x86_64" : "arm64";
  const flavour = variant === "standard" ? "" : `-${variant}`;
  return `/aws/service/bottlerocket/aws-k8s-${minor}${flavour}/${arch}/${release}/image_id`;
}

/**
 * Disks of a Bottlerocket node. Images, containers and `emptyDir` are on the data disk; the other one is of 2 GiB and
 * read only.
 *
 * Source: https://bottlerocket.dev/en/os/latest/concepts/restricted-filesystem/
 */
export const BOTTLEROCKET_DEVICES = { system: "/dev/xvda", data: "/dev/xvdb" } as const;

/**
 * Commands by which a node makes one striped disk of its own NVMe disks and keeps images, pods and their logs there.
 *
 * They do nothing on a type without such disks. They are run in this order at each boot, before containerd and the
 * kubelet; where one fails, the node does not boot. In every release from 1.22.0 on.
 *
 * Source: https://bottlerocket.dev/en/os/1.60.x/concepts/bootstrap-commands/
 * Source: https://github.com/bottlerocket-os/bottlerocket/pull/4178
 */
export const LOCAL_STORAGE_COMMANDS = [
  ["apiclient", "ephemeral-storage", "init"],
  ["apiclient", "ephemeral-storage", "bind", "--dirs", "/var/lib/containerd", "/var/lib/kubelet", "/var/log/pods"],
] as const;
