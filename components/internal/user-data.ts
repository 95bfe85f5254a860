import { NODE_CONFIG } from "../../facts/node-config";

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

/** A taint the kubelet registers its node with. */
export interface KubeletTaint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

/** What nodeadm is told. Source: https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/doc/api.md */
export interface NodeConfigSpec {
  readonly cluster?: NodeCluster;
  readonly kubelet?: {
    readonly config?: KubeletSettings & { readonly registerWithTaints?: readonly KubeletTaint[] };
    /** Command line of the kubelet, such as `["--node-labels=a=b"]`. */
    readonly flags?: readonly string[];
  };
}

/** Fixed: another boundary would be another launch template version and replace every node. */
const BOUNDARY = "node-config";

/**
 * User data of an AL2023 node: a MIME archive with one `NodeConfig`, in base64.
 *
 * The configuration is written as JSON, which is YAML too, with sorted keys: keys in another order replace no node.
 */
export function nodeConfigUserData(spec: NodeConfigSpec): string {
  const { apiVersion, kind, contentType } = NODE_CONFIG;
  const lines = [
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
    "",
    `--${BOUNDARY}`,
    `Content-Type: ${contentType}`,
    "",
    JSON.stringify(sorted({ apiVersion, kind, spec }), undefined, 2),
    `--${BOUNDARY}--`,
    "",
  ];
  return Buffer.from(lines.join("\n")).toString("base64");
}

/** The flag by which a kubelet labels its node. */
export function nodeLabelsFlag(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return `--node-labels=${pairs.join(",")}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}
