import * as pulumi from "@pulumi/pulumi";

import { clusterDnsAddress } from "../../capacity/ipv4-block";
import { nodeLabels, nodeTaints, type NodeIdentity } from "../../facts/labels";
import { SHELL_SCRIPT_TYPE } from "../../facts/node-config";
import { bottlerocketUserData } from "./bottlerocket-user-data";
import { capacityTypeScript } from "./capacity-type-script";
import type { NodeGroupSettings } from "./node-group";
import type { Purchase } from "./purchase";
import {
  nodeConfigUserData,
  nodeLabelsFlag,
  type KubeletSettings,
  type NodeCluster,
  type NodeConfigSpec,
} from "./user-data";

/** What of a group decides how its nodes are set up. */
type NodeSetup = Pick<NodeGroupSettings, "amiFamily" | "kubelet" | "maxPods" | "localStorage">;

/** What a node of our own is told, beside its setup. */
export interface SelfManagedSetup extends NodeSetup {
  readonly clusterName: string;
  /** URL of the API server. */
  readonly endpoint: pulumi.Input<string>;
  /** Certificate of the API server's authority, in base64. */
  readonly certificateAuthority: pulumi.Input<string>;
  /** Addresses of Kubernetes services, such as `172.20.0.0/16`. */
  readonly serviceCidr: string;
  readonly purchase: Purchase;
}

/**
 * User data of managed nodes, in base64; undefined: there is nothing to say.
 *
 * EKS writes cluster, labels and taints by itself.
 */
export function managedUserData(setup: NodeSetup): string | undefined {
  const kubelet = kubeletOf(setup);
  const isSilent = Object.keys(kubelet).length === 0;
  if (isSilent && setup.localStorage === undefined) {
    return undefined;
  }
  return setup.amiFamily === "bottlerocket"
    ? bottlerocketUserData({ kubelet, ...localStorageOf(setup) })
    : nodeConfigUserData({ ...(isSilent ? {} : { kubelet: { config: kubelet } }), ...instanceOf(setup) });
}

/**
 * User data of a node of our own, in base64: cluster, labels, taints, kubelet; in a mixed group also the script by which
 * a node finds out what it is.
 */
export function selfManagedUserData(setup: SelfManagedSetup, identity: NodeIdentity): pulumi.Output<string> {
  const { amiFamily, clusterName, serviceCidr } = setup;
  return pulumi.all([setup.endpoint, setup.certificateAuthority]).apply(([apiServerEndpoint, certificateAuthority]) => {
    const cluster = { name: clusterName, apiServerEndpoint, certificateAuthority };
    return amiFamily === "bottlerocket"
      ? bottlerocketUserData({
          cluster: { ...cluster, dnsAddress: clusterDnsAddress(serviceCidr) },
          labels: nodeLabels(identity),
          taints: nodeTaints(identity),
          kubelet: kubeletOf(setup),
          ...localStorageOf(setup),
        })
      : al2023UserData(setup, identity, { ...cluster, cidr: serviceCidr });
  });
}

/** Taints of a mixed group come from the script alone: a list there takes the place of the one here. */
function al2023UserData(setup: SelfManagedSetup, identity: NodeIdentity, cluster: NodeCluster): string {
  const { purchase } = setup;
  const taints = purchase.capacityType === "mixed" ? [] : nodeTaints(identity);
  const config = { ...kubeletOf(setup), ...(taints.length === 0 ? {} : { registerWithTaints: taints }) };
  const kubelet = {
    ...(Object.keys(config).length === 0 ? {} : { config }),
    flags: [nodeLabelsFlag(nodeLabels(identity))],
  };
  const parts =
    purchase.capacityType === "mixed"
      ? [{ contentType: SHELL_SCRIPT_TYPE, body: scriptOf(identity, purchase.spotTaints) }]
      : [];
  return nodeConfigUserData({ cluster, kubelet, ...instanceOf(setup) }, parts);
}

function scriptOf(identity: NodeIdentity, spotTaints: NodeIdentity["taints"]): string {
  return capacityTypeScript({
    onDemandTaints: nodeTaints(identity),
    spotTaints: nodeTaints({ ...identity, taints: [...identity.taints, ...spotTaints] }),
  });
}

function kubeletOf({ kubelet, maxPods }: NodeSetup): KubeletSettings {
  return { ...kubelet, ...(maxPods === undefined ? {} : { maxPods }) };
}

function localStorageOf({ localStorage }: NodeSetup): { readonly localStorage?: { readonly strategy: "RAID0" } } {
  return localStorage === undefined ? {} : { localStorage: { strategy: "RAID0" } };
}

function instanceOf(setup: NodeSetup): Pick<NodeConfigSpec, "instance"> {
  return setup.localStorage === undefined ? {} : { instance: localStorageOf(setup) };
}
