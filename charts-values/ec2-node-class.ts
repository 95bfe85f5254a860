import type { AmiFamily } from "../facts/ami-family";
import { EBS_DRIVER_TAG } from "../facts/autoscaler-tags";
import { DISCOVERY_TAG, karpenterNodeRoleName, type ClusterPlace } from "../facts/karpenter";
import { KARPENTER_KIND } from "../facts/karpenter-objects";
import { METADATA_OPTIONS } from "../facts/node-config";
import { wholeNumber } from "./internal/checked";
import { imageAlias } from "./internal/image-alias";
import { nodeClassProblems } from "./internal/node-class-problems";
import { nodeVolumes, type NodeVolume, type VolumeMapping } from "./internal/node-volumes";
import type { KubernetesObject } from "./kubernetes-object";

/** Settings of the kubelet that a node class knows; of the others, such as `eventRecordQPS`, the node image decides. */
export interface NodeClassKubelet {
  /** Kept for the operating system, such as `{ cpu: "250m" }`. */
  readonly systemReserved?: Readonly<Record<string, string>>;
  /** Kept for the kubelet and containers. */
  readonly kubeReserved?: Readonly<Record<string, string>>;
  /** Below which the kubelet evicts pods, such as `{ "nodefs.available": "10%" }`. */
  readonly evictionHard?: Readonly<Record<string, string>>;
  /** Pods a node may run, at least 1. */
  readonly maxPods?: number;
}

/** What must be known before a node class can be written. */
export interface Ec2NodeClassFacts extends ClusterPlace {
  /** Name of the class, by which pools ask for it, such as the name of their group. */
  readonly name: string;
  readonly amiFamily: AmiFamily;
  /** Release of the node image, such as `1.36.4-20260930` or, of Bottlerocket, `1.66.0-1ad6b4a4`. */
  readonly amiRelease: string;
  readonly disk: NodeVolume;
  /** Default: the node image decides. */
  readonly kubelet?: NodeClassKubelet;
  /** Whether a node makes one volume of its local NVMe disks, for images and pods. Default false. */
  readonly usesLocalStorage?: boolean;
  /** Tags of the instances and of all that comes with them. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Tags that what is looked for must have. */
interface TagTerm {
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Image, network and disk of nodes that Karpenter makes.
 *
 * There is no user data: Karpenter writes what a node needs to join.
 *
 * Source: https://github.com/aws/karpenter-provider-aws/blob/v1.14.1/pkg/apis/crds/karpenter.k8s.aws_ec2nodeclasses.yaml
 */
export interface Ec2NodeClass extends KubernetesObject {
  readonly apiVersion: typeof KARPENTER_KIND.nodeClass.apiVersion;
  readonly kind: typeof KARPENTER_KIND.nodeClass.kind;
  readonly spec: {
    /** Name of the role of the nodes; Karpenter makes their instance profile of it. */
    readonly role: string;
    /** One release of the image: with the newest of the day every node would be replaced when AWS publishes one. */
    readonly amiSelectorTerms: readonly [{ readonly alias: string }];
    /** Private subnets, found by tag, so that the class is known before they are. */
    readonly subnetSelectorTerms: readonly [TagTerm];
    /** The security group that EKS made for the cluster, found by tag. */
    readonly securityGroupSelectorTerms: readonly [TagTerm];
    /** A token is needed, and one hop keeps pods from what the node may do. */
    readonly metadataOptions: typeof METADATA_OPTIONS;
    /** Encrypted volumes, the one for images and pods as large as the group asks. */
    readonly blockDeviceMappings: readonly VolumeMapping[];
    /** Karpenter reckons with it before a node is there. Absent: the node image decides. */
    readonly kubelet?: NodeClassKubelet;
    /** One volume of all local disks. Absent: they stay unused. */
    readonly instanceStorePolicy?: "RAID0";
    /** Tags of instances, volumes and interfaces, and the one without which the EBS driver attaches nothing to them. */
    readonly tags: Readonly<Record<string, string>>;
  };
}

/**
 * What nodes of a group are made of.
 *
 * @throws RangeError - a fact is out of its range, or Karpenter would refuse what comes of it.
 */
export function ec2NodeClass(facts: Ec2NodeClassFacts): Ec2NodeClass {
  const { name, clusterName, amiFamily, amiRelease, disk, kubelet = {}, usesLocalStorage = false, tags } = facts;
  const discovery: TagTerm = { tags: { [DISCOVERY_TAG]: clusterName } };
  const { maxPods } = kubelet;
  if (maxPods !== undefined) {
    wholeNumber("kubelet.maxPods", maxPods, { min: 1, max: 1000 });
  }
  const nodeClass: Ec2NodeClass = {
    ...KARPENTER_KIND.nodeClass,
    metadata: { name },
    spec: {
      role: karpenterNodeRoleName(facts),
      amiSelectorTerms: [{ alias: imageAlias(amiFamily, amiRelease) }],
      subnetSelectorTerms: [discovery],
      securityGroupSelectorTerms: [discovery],
      metadataOptions: METADATA_OPTIONS,
      blockDeviceMappings: nodeVolumes(amiFamily, disk),
      ...(Object.keys(kubelet).length === 0 ? {} : { kubelet }),
      ...(usesLocalStorage ? { instanceStorePolicy: "RAID0" } : {}),
      tags: { ...tags, [EBS_DRIVER_TAG]: clusterName },
    },
  };
  const [problem] = nodeClassProblems(nodeClass);
  if (problem !== undefined) {
    throw new RangeError(problem);
  }
  return nodeClass;
}
