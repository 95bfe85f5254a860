import type { InstanceType } from "../facts/ec2-catalogue";
import {
  ADVISED_MAX_PODS,
  HOST_NETWORK_PODS,
  PREFIX_ADDRESSES,
  PREFIX_BITS,
  WARM_PREFIXES,
} from "../facts/pod-density";
import type { Ipv4Block } from "./ipv4-block";

/** From where pods have their addresses, where it is not one by one from the subnet of their node. */
export interface PodAddressing {
  /** Whether network interfaces take prefixes of 16 addresses in place of single ones. */
  readonly prefixDelegation: boolean;
  /** Whether pods have subnets of their own; the first interface of a node, which is in another one, then serves none. */
  readonly podSubnets: boolean;
}

/**
 * Pods for which a node of a type has addresses, and those that live on the node's own.
 *
 * Types on Xen take no prefixes: they stay with single addresses.
 *
 * Source: https://github.com/awslabs/amazon-eks-ami/blob/main/templates/al2/runtime/max-pods-calculator.sh
 */
export function addressablePods(type: InstanceType, { prefixDelegation, podSubnets }: PodAddressing): number {
  const perInterface = (type.maxPods - HOST_NETWORK_PODS) / type.maxNetworkInterfaces;
  const interfaces = type.maxNetworkInterfaces - (podSubnets ? 1 : 0);
  return interfaces * perInterface * (prefixDelegation && type.isNitro ? PREFIX_ADDRESSES : 1) + HOST_NETWORK_PODS;
}

/** Pods that EKS advises a node of a type to run: those it has addresses for, but 110 at most, 250 from 30 vCPU on. */
export function advisedPods(type: InstanceType, addressing: PodAddressing): number {
  const { lowVcpuBelow, lowVcpu, otherwise } = ADVISED_MAX_PODS;
  return Math.min(addressablePods(type, addressing), type.vcpu < lowVcpuBelow ? lowVcpu : otherwise);
}

/**
 * Pods that every node of a group may run, which has one number for all its types: the lowest that EKS advises.
 *
 * Undefined: pods have single addresses of their node's subnet, and each node knows its number.
 *
 * @throws RangeError - `types` is empty.
 */
export function groupMaxPods(types: readonly InstanceType[], addressing: PodAddressing): number | undefined {
  if (types.length === 0) {
    throw new RangeError("types: [] is not at least one instance type");
  }
  return addressing.prefixDelegation || addressing.podSubnets
    ? Math.min(...types.map((type) => advisedPods(type, addressing)))
    : undefined;
}

/** Prefixes a node holds that runs as many pods as it may: those in use and those in reserve. */
export function prefixesOfFullNode(maxPods: number): number {
  return Math.ceil((maxPods - HOST_NETWORK_PODS) / PREFIX_ADDRESSES) + WARM_PREFIXES;
}

/**
 * Prefixes a subnet can give at most: AWS keeps addresses of its first and of its last one.
 *
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
export function prefixesIn({ bits }: Pick<Ipv4Block, "bits">): number {
  return Math.max(0, 2 ** (PREFIX_BITS - bits) - 2);
}
