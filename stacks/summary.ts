import { hourlyCost, hourlyCostProblem, type HourlyCost } from "../capacity/hourly-cost";
import { spotPools } from "../capacity/pools";
import type { Rollout } from "../capacity/rollout";
import { spotShare, type Share, type ShareGroup } from "../capacity/spot-share";
import { vcpuByCapacityType, vcpuByQuota } from "../capacity/vcpu";
import type { CapacityType } from "../facts/capacity";
import type { Environment, NodeGroup } from "./environment";
import { fallbackOf, type FallbackSummary } from "./fallback";
import {
  capacityGroupsOf,
  costGroupOf,
  nodeCountsOf,
  rolloutOf,
  shareGroupOf,
  type NodeCounts,
} from "./node-group-capacity";
import { capacityTypeOf, isKarpenters, zonesOf } from "./node-groups";
import { parseEnvironment } from "./parse-environment";
import { summaryNotes } from "./summary-notes";
import { zoneOf } from "./zone";

/** What a node group amounts to. */
export interface NodeGroupSummary {
  readonly kind: NodeGroup["kind"];
  /** Who starts and ends its nodes: EKS, an Auto Scaling group of ours, or Karpenter. */
  readonly management: "managed" | "self-managed" | "karpenter";
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
  /** How much of it is spot, and what on-demand there always is. */
  readonly spotShare: Share;
  /** USD an hour by size, instances alone; absent where prices are not known. */
  readonly hourlyCost?: Readonly<Record<keyof NodeCounts, HourlyCost>>;
  readonly quotas: readonly QuotaSummary[];
  /** Time to on-demand while there is no spot; absent where cluster-autoscaler does not scale. */
  readonly fallback?: FallbackSummary;
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
  const fallback = fallbackOf(environment);
  const shares = groups.map(([name, group]) => shareGroupOf(environment, name, group));
  return {
    region,
    zones: environment.zones,
    nodeGroups: Object.fromEntries(nodeGroups),
    spotShare: spotShare(shares),
    ...costOf(shares, region),
    vcpu: { spot: range(vcpu.spot), "on-demand": range(vcpu["on-demand"]) },
    quotas: vcpuByQuota(capacity).map(({ quota, capacityType, groups: names, ...use }) => ({
      ...(quota === undefined ? {} : { code: quota.code }),
      name: quota?.name ?? `${capacityType} instances that AWS lists no vCPU quota for`,
      groups: names,
      ...range(use),
    })),
    ...(fallback === undefined ? {} : { fallback }),
    notes: [...costNotes(shares, region), ...summaryNotes(environment, { region, today, groups: nodeGroups })],
  };
}

function costOf(shares: readonly ShareGroup[], region: string): Pick<EnvironmentSummary, "hourlyCost"> {
  const at = (size: keyof NodeCounts) =>
    hourlyCost(
      shares.map((group) => costGroupOf(group, size)),
      region,
    );
  const [min, typical, max] = [at("min"), at("typical"), at("max")];
  return min && typical && max ? { hourlyCost: { min, typical, max } } : {};
}

/** Why no cost is shown. Every group that has nodes at all has some at its largest size. */
function costNotes(shares: readonly ShareGroup[], region: string): string[] {
  const largest = shares.map((group) => costGroupOf(group, "max"));
  const missing = hourlyCostProblem(largest, region);
  return missing === undefined ? [] : [`no hourly cost: ${missing}`];
}

function groupSummary(environment: Environment, region: string, group: NodeGroup): NodeGroupSummary {
  const { kind, management, instanceTypes } = group;
  const zones = zonesOf(environment, group);
  const pools = spotPools({ region, instanceTypes, zones: zones.map((name) => zoneOf(name, environment.zoneIds)) });
  const isOfKarpenter = isKarpenters(environment, group);
  const roll = isOfKarpenter ? undefined : rolloutOf(group);
  return {
    kind,
    management: isOfKarpenter ? "karpenter" : management,
    capacityType: capacityTypeOf(group) ?? "mixed",
    instanceTypes,
    zones,
    pools: pools.count,
    size: nodeCountsOf(environment, group),
    ...(roll === undefined ? {} : { rollout: roll }),
  };
}

function range({ minVcpu, maxVcpu }: { readonly minVcpu: number; readonly maxVcpu: number }): VcpuSummary {
  return { min: minVcpu, max: maxVcpu };
}
