import type { Taint } from "../../facts/labels";
import { NODE_CONFIG } from "../../facts/node-config";
import { sortedKeys } from "./sorted-keys";

/** Settings of the kubelet, as its own configuration names them. */
export interface KubeletSettings {
  /** Kept for the operating system, such as `{ cpu: "250m", memory: "0.2Gi" }`. */
  readonly systemReserved?: Readonly<Record<string, string>>;
  /** Kept for the kubelet and containers, in the same form. */
  readonly kubeReserved?: Readonly<Record<string, string>>;
  /** Below which the kubelet evicts pods, such as `{ "nodefs.available": "10%" }`. */
  readonly evictionHard?: Readonly<Record<string, string>>;
  /** Events a kubelet may write in a second; 0 is without limit. */
  readonly eventRecordQPS?: number;
  /**
   * Pods a node may have, at least 1.
   *
   * Default: what the node works out from its type and its network interfaces, as if each pod had a single address of
   * the node's subnet. The number must hold for the type of the group that can run the fewest.
   *
   * Source: https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html
   */
  readonly maxPods?: number;
}

/** The cluster a node joins; EKS writes it by itself for managed nodes. */
export interface NodeCluster {
  readonly name: string;
  readonly apiServerEndpoint: string;
  /** Certificate of the API server's authority, in base64. */
  readonly certificateAuthority: string;
  /** Addresses of services, such as `172.20.0.0/16`. */
  readonly cidr: string;
}

/** What nodeadm is told. Source: https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/doc/api.md */
export interface NodeConfigSpec {
  readonly cluster?: NodeCluster;
  readonly kubelet?: {
    /** Its configuration; `registerWithTaints` are the taints it registers its node with. */
    readonly config?: KubeletSettings & { readonly registerWithTaints?: readonly Taint[] };
    /** Command line of the kubelet, such as `["--node-labels=a=b"]`. */
    readonly flags?: readonly string[];
  };
  readonly instance?: {
    /** Makes one striped disk of the instance's own NVMe disks for containers and pods; nothing without such disks. */
    readonly localStorage?: { readonly strategy: "RAID0" };
  };
}

/** A further part of a node's user data, such as a script. */
export interface UserDataPart {
  /** Such as `text/x-shellscript; charset="us-ascii"`. */
  readonly contentType: string;
  readonly body: string;
}

/** Fixed: another boundary would be another launch template version and replace every node. */
const BOUNDARY = "node-config";

/**
 * User data of an AL2023 node: a MIME archive with one `NodeConfig` and what else the node is to read, in base64.
 *
 * The configuration is written as JSON, which is YAML too, with sorted keys: keys in another order replace no node.
 *
 * @throws RangeError - a part has a line that would end it.
 */
export function nodeConfigUserData(spec: NodeConfigSpec, parts: readonly UserDataPart[] = []): string {
  const nodeConfig = { contentType: NODE_CONFIG.contentType, body: nodeConfigDocument(spec, 2) };
  const lines = [
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
    "",
    ...[nodeConfig, ...parts].flatMap(partLines),
    `--${BOUNDARY}--`,
    "",
  ];
  return Buffer.from(lines.join("\n")).toString("base64");
}

function partLines({ contentType, body }: UserDataPart): readonly string[] {
  if (`\n${body}`.includes(`\n--${BOUNDARY}`)) {
    throw new RangeError(`parts: a line that begins with --${BOUNDARY} is not allowed, since it ends the part`);
  }
  return [`--${BOUNDARY}`, `Content-Type: ${contentType}`, "", body];
}

/** One `NodeConfig` as JSON with sorted keys, on one line or, with an indentation in spaces, on many. */
export function nodeConfigDocument(spec: NodeConfigSpec, indentation = 0): string {
  const { apiVersion, kind } = NODE_CONFIG;
  return JSON.stringify(sortedKeys({ apiVersion, kind, spec }), undefined, indentation);
}

/** The flag by which a kubelet labels its node. */
export function nodeLabelsFlag(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return `--node-labels=${pairs.join(",")}`;
}
