import { isKubernetesMinor, supportState } from "../capacity/eks-compatibility";
import { spotPools, type Zone } from "../capacity/pools";
import type { Rollout } from "../capacity/rollout";
import { vcpuByCapacityType, vcpuByQuota } from "../capacity/vcpu";
import type { CapacityType } from "../facts/capacity";
import { CATALOGUE_DATE, zoneIdsOf } from "../facts/ec2-catalogue";
import { KUBERNETES_SUPPORT } from "../facts/eks-versions";
import { DOCUMENTATION_CIDRS } from "../facts/limits";
import type { Environment, NodeGroup } from "./environment";
import { capacityGroupsOf, nodeCountsOf, rolloutOf, type NodeCounts } from "./node-group-capacity";
import { capacityTypeOf, zonesOf } from "./node-groups";
import { parseEnvironment } from "./parse-environment";

/** What a node group amounts to. */
export interface NodeGroupSummary {
  readonly kind: NodeGroup["kind"];
  readonly management: "managed" | "self-managed";
  /** `mixed`: some of each. */
  readonly capacityType: CapacityType | "mixed";
  readonly instanceTypes: readonly string[];
  readonly zones: readonly string[];
  /** Instance types times zones: pools of capacity that can run dry on their own. */
  readonly pools: number;
  /** Nodes in all zones. */
  readonly size: NodeCounts;
  /** What replacing all nodes means at the largest size; absent: they are never replaced by themselves. */
  readonly rollout?: Rollout;
}

/** vCPUs when all groups are at their smallest and at their largest. */
export interface VcpuSummary {
  readonly min: number;
  readonly max: number;
}

/** What counts against one quota of the account. */
export interface QuotaSummary extends VcpuSummary {
  /** Code in Service Quotas; absent where AWS lists none. */
  readonly code?: string;
  readonly name: string;
  readonly groups: readonly string[];
}

/** What an environment amounts to, before anything is made. */
export interface EnvironmentSummary {
  readonly region: string;
  readonly zones: readonly string[];
  readonly nodeGroups: Readonly<Record<string, NodeGroupSummary>>;
  readonly vcpu: Readonly<Record<CapacityType, VcpuSummary>>;
  readonly quotas: readonly QuotaSummary[];
  readonly notes: readonly string[];
}

/** Sums up the environment of a stack's configuration; undefined where it holds none that is right. */
export function summaryOf(config: Readonly<Record<string, string>>, today: string): EnvironmentSummary | undefined {
  const [region, text] = [config["aws:region"], config["spot-eks:environment"]];
  if (region === undefined || text === undefined) {
    return undefined;
  }
  const { environment } = parseEnvironment(JSON.parse(text), { region });
  return environment === undefined ? undefined : summarise(environment, region, today);
}

/**
 * Sums up an environment that was checked.
 *
 * @param today - Day to judge dated facts by, such as `2026-11-23`.
 */
export function summarise(environment: Environment, region: string, today: string): EnvironmentSummary {
  const groups = Object.entries(environment.nodeGroups);
  const nodeGroups = groups.map(([name, group]) => [name, groupSummary(environment, region, group)] as const);
  const capacity = groups.flatMap(([name, group]) => capacityGroupsOf(environment, name, group));
  const vcpu = vcpuByCapacityType(capacity);
  return {
    region,
    zones: environment.zones,
    nodeGroups: Object.fromEntries(nodeGroups),
    vcpu: { spot: range(vcpu.spot), "on-demand": range(vcpu["on-demand"]) },
    quotas: vcpuByQuota(capacity).map(({ quota, capacityType, groups: names, ...use }) => ({
      ...(quota === undefined ? {} : { code: quota.code }),
      name: quota?.name ?? `${capacityType} instances that AWS lists no vCPU quota for`,
      groups: names,
      ...range(use),
    })),
    notes: [...supportNotes(environment.cluster, today), ...notesOf(environment, region, nodeGroups)],
  };
}

function groupSummary(environment: Environment, region: string, group: NodeGroup): NodeGroupSummary {
  const { kind, management, instanceTypes } = group;
  const zones = zonesOf(environment, group);
  const pools = spotPools({ region, instanceTypes, zones: zones.map((name) => zoneOf(environment, name)) });
  const roll = rolloutOf(group);
  return {
    kind,
    management,
    capacityType: capacityTypeOf(group) ?? "mixed",
    instanceTypes,
    zones,
    pools: pools.count,
    size: nodeCountsOf(environment, group),
    ...(roll === undefined ? {} : { rollout: roll }),
  };
}

function zoneOf({ zoneIds }: Environment, name: string): Zone {
  const id = zoneIds[name];
  return { name, ...(id === undefined ? {} : { id }) };
}

function range({ minVcpu, maxVcpu }: { readonly minVcpu: number; readonly maxVcpu: number }): VcpuSummary {
  return { min: minVcpu, max: maxVcpu };
}

function notesOf(
  { network, account, cluster }: Environment,
  region: string,
  groups: readonly (readonly [string, NodeGroupSummary])[],
): string[] {
  const few = groups.filter(([, { capacityType, pools }]) => capacityType !== "on-demand" && pools < ADVISED_POOLS);
  const nobodys = cluster.publicAccessCidrs.filter((cidr) => DOCUMENTATION_CIDRS.some((block) => block === cidr));
  return [
    ...few.map(
      ([name, { pools }]) =>
        `${name} can draw from ${pools} pools; ${ADVISED_POOLS} or more ride out a shortage better`,
    ),
    ...(network.nat === "single" ? ["one NAT gateway serves all zones: when its zone fails, no node reaches out"] : []),
    ...(account.allowedAccountIds.length === 0 ? ["any AWS account will do: account.allowedAccountIds is empty"] : []),
    ...nobodys.map((cidr) => `${cidr} in cluster.publicAccessCidrs is kept for documentation: write your own`),
    zoneIdsOf(region) === undefined
      ? `${region} is not in the catalogue of ${CATALOGUE_DATE}: pools are counted as if every zone offered every type`
      : `pools are counted from the catalogue of ${CATALOGUE_DATE}, at most: which zone offers what differs by account`,
  ];
}

/** Days before the end of standard support from which on it is worth a note. */
const SUPPORT_NOTICE_DAYS = 60;

function supportNotes({ version, supportType }: Environment["cluster"], today: string): string[] {
  if (!isKubernetesMinor(version)) {
    return [];
  }
  const { endOfStandardSupport: end, endOfExtendedSupport: last } = KUBERNETES_SUPPORT[version];
  const state = supportState(version, today);
  const daysLeft = (Date.parse(end) - Date.parse(today)) / 86_400_000;
  if (state === "standard") {
    return daysLeft > SUPPORT_NOTICE_DAYS
      ? []
      : [`standard support of Kubernetes ${version} ends on ${end}: plan the upgrade`];
  }
  const then =
    supportType === "standard" ? "EKS upgrades such a cluster by itself" : `extended support costs extra until ${last}`;
  return [`standard support of Kubernetes ${version} ended on ${end}: ${then}`];
}

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html ("at least 10 instance types") */
const ADVISED_POOLS = 10;
