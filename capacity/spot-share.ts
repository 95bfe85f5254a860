import { groupVcpu } from "./vcpu";

/** A group of nodes, as far as its share of spot goes. */
export interface ShareGroup {
  /** Name of the group, for messages. */
  readonly name: string;
  /** Full names, at least one, such as `m5.large`. */
  readonly instanceTypes: readonly string[];
  /** Nodes at the three sizes that are looked at. */
  readonly size: { readonly min: number; readonly typical: number; readonly max: number };
  /** How many of so many nodes are on-demand: all of them, none, or what `onDemandNodes` says of a mixed group. */
  readonly onDemandOf: (nodes: number) => number;
}

/** vCPU by how it is paid for, at one size. */
export interface SharePoint {
  /** Sum over the spot nodes of all groups. */
  readonly spotVcpu: number;
  /** Sum over the on-demand nodes of all groups. */
  readonly onDemandVcpu: number;
  /** Spot's part of all vCPU in percent, not rounded; left out where there is no vCPU at all. */
  readonly spotPercent?: number;
}

/** How much of an environment may be spot. */
export interface Share {
  /** Every group is at its smallest. */
  readonly min: SharePoint;
  /** A usual day. */
  readonly typical: SharePoint;
  /** Every group is at its largest. */
  readonly max: SharePoint;
  /**
   * vCPU that is on-demand even when every group is at its smallest: what a savings plan or reserved instances should
   * cover.
   *
   * Source: https://docs.aws.amazon.com/savingsplans/latest/userguide/what-is-savings-plans.html
   */
  readonly steadyOnDemandVcpu: number;
}

/**
 * Spot's share of the vCPU of all groups at their smallest, typical and largest sizes.
 *
 * The largest type of a group counts for each of its nodes.
 *
 * @throws RangeError - an instance type is not in the catalogue.
 */
export function spotShare(groups: readonly ShareGroup[]): Share {
  const [min, typical, max] = [
    pointOf(groups, ({ size }) => size.min),
    pointOf(groups, ({ size }) => size.typical),
    pointOf(groups, ({ size }) => size.max),
  ];
  return { min, typical, max, steadyOnDemandVcpu: min.onDemandVcpu };
}

function pointOf(groups: readonly ShareGroup[], nodesOf: (group: ShareGroup) => number): SharePoint {
  let spotVcpu = 0;
  let onDemandVcpu = 0;
  for (const group of groups) {
    const nodes = nodesOf(group);
    const onDemand = group.onDemandOf(nodes);
    const { name, instanceTypes } = group;
    // One node at least and at most: what is left is the vCPU of the largest type.
    const { maxVcpu } = groupVcpu({ name, instanceTypes, capacityType: "spot", minSize: 1, maxSize: 1 });
    spotVcpu += (nodes - onDemand) * maxVcpu;
    onDemandVcpu += onDemand * maxVcpu;
  }
  const total = spotVcpu + onDemandVcpu;
  return { spotVcpu, onDemandVcpu, ...(total > 0 && { spotPercent: (spotVcpu * 100) / total }) };
}
