import { stringify } from "smol-toml";

import { LOCAL_STORAGE_COMMANDS } from "../../facts/bottlerocket";
import type { Taint } from "../../facts/labels";
import { sortedKeys } from "./sorted-keys";
import type { KubeletSettings, NodeCluster } from "./user-data";

/** The cluster a Bottlerocket node joins; EKS writes it by itself for managed nodes. */
export interface BottlerocketCluster extends Omit<NodeCluster, "cidr"> {
  /** Address of the cluster's DNS, such as `172.20.0.10`. */
  readonly dnsAddress: string;
}

/** What a Bottlerocket node is told; what is left out stays as Bottlerocket, or EKS for managed nodes, has it. */
export interface BottlerocketSettings {
  readonly cluster?: BottlerocketCluster;
  readonly kubelet?: KubeletSettings;
  /** Labels of the node; EKS writes those of managed nodes. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Taints of the node; EKS writes those of managed nodes. */
  readonly taints?: readonly Taint[];
  /** Makes one striped disk of the instance's own NVMe disks for containers and pods; nothing without such disks. */
  readonly localStorage?: { readonly strategy: "RAID0" };
}

/** Name of the bootstrap command for local disks; others may be named to run before or after it. */
const LOCAL_STORAGE = "spot-eks-local-storage";

/**
 * User data of a Bottlerocket node: its settings as TOML, in base64; empty where nothing is set.
 *
 * Keys are sorted, at all depths: keys in another order replace no node. Amounts, labels and addresses are text,
 * numbers of pods and events are numbers, as Bottlerocket has them.
 *
 * Source: https://bottlerocket.dev/en/os/latest/api/settings/kubernetes/
 * Source: https://github.com/bottlerocket-os/bottlerocket-settings-sdk/blob/develop/bottlerocket-settings-models/settings-extensions/kubernetes/src/lib.rs
 */
export function bottlerocketUserData(settings: BottlerocketSettings): string {
  const kubernetes = withoutEmpty({
    ...clusterSettings(settings.cluster),
    ...kubeletSettings(settings.kubelet),
    "node-labels": settings.labels,
    "node-taints": taintSettings(settings.taints ?? []),
  });
  const commands = settings.localStorage === undefined ? {} : { [LOCAL_STORAGE]: localStorageCommand() };
  const written = withoutEmpty({ kubernetes, "bootstrap-commands": commands });
  const text = Object.keys(written).length === 0 ? "" : stringify(sortedKeys({ settings: written }));
  return Buffer.from(text).toString("base64");
}

function clusterSettings(cluster: BottlerocketCluster | undefined) {
  return {
    "cluster-name": cluster?.name,
    "api-server": cluster?.apiServerEndpoint,
    "cluster-certificate": cluster?.certificateAuthority,
    "cluster-dns-ip": cluster?.dnsAddress,
  };
}

function kubeletSettings(kubelet: KubeletSettings | undefined) {
  return {
    "system-reserved": kubelet?.systemReserved,
    "kube-reserved": kubelet?.kubeReserved,
    "eviction-hard": kubelet?.evictionHard,
    "event-qps": kubelet?.eventRecordQPS,
    "max-pods": kubelet?.maxPods,
  };
}

/** Taints by key, each as its value and effect, in the order they were given. */
function taintSettings(taints: readonly Taint[]): Readonly<Record<string, readonly string[]>> {
  const byKey = new Map<string, string[]>();
  for (const { key, value = "", effect } of taints) {
    byKey.set(key, [...(byKey.get(key) ?? []), `${value}:${effect}`]);
  }
  return Object.fromEntries(byKey);
}

function localStorageCommand() {
  return { commands: LOCAL_STORAGE_COMMANDS, essential: true, mode: "always" };
}

/** Leaves out what is undefined or has no keys. */
function withoutEmpty(settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const isSet = (value: unknown): boolean =>
    typeof value === "object" && value !== null ? Object.keys(value).length > 0 : value !== undefined;
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => isSet(value)));
}
