import { z } from "zod";

import { ON_DEMAND_ALLOCATION_STRATEGIES, SPOT_ALLOCATION_STRATEGIES } from "../facts/capacity";
import { HOOK_HEARTBEAT_SECONDS, MANAGED_NODE_GROUP_LIMITS, MAX_AUTO_SCALING_OVERRIDES } from "../facts/limits";
import { documented, list, oneOf, wholeNumber } from "./documented";
import { DEFAULTS } from "./environment-defaults";
import { amiFamily, commonKeys, zones } from "./environment-node-common";
import { INSTANCE_REFRESH, MIN_POOLS, TAINT, UPDATE } from "./environment-node-settings";
import { ZONE } from "./environment-texts";

const SPOT_STRATEGIES = SPOT_ALLOCATION_STRATEGIES.filter((strategy) => strategy !== "lowest-price");

/** How the nodes of a group are paid for. */
function kind<const Kind extends string>(word: Kind) {
  return documented(oneOf([word]), { text: "How the nodes are paid for.", why: "No default." });
}

const MANAGEMENT_TEXT = "Who runs the group: EKS, or an Auto Scaling group of ours.";

function management<const Way extends string>(way: Way) {
  return documented(oneOf([way]), { text: MANAGEMENT_TEXT, why: "No default: changing it replaces every node." });
}

/** The one way a kind can be run, and why the other is refused. */
function onlySelfManaged(why: string) {
  return documented(z.enum(["self-managed"], { error: `self-managed: ${why}` }).default("self-managed"), {
    text: MANAGEMENT_TEXT,
    range: "`self-managed`",
    why: `${why.charAt(0).toUpperCase()}${why.slice(1)}.`,
  });
}

const managedKeys = {
  ...commonKeys(MANAGED_NODE_GROUP_LIMITS.instanceTypes),
  amiFamily,
  zones,
  update: documented(UPDATE.prefault({}), { text: "How EKS updates the nodes.", why: "See its keys." }),
};

const selfManagedKeys = {
  ...commonKeys(MAX_AUTO_SCALING_OVERRIDES),
  terminationHeartbeatSeconds: documented(
    wholeNumber(HOOK_HEARTBEAT_SECONDS).default(DEFAULTS.terminationHeartbeatSeconds),
    {
      text: "How long a node that is to go waits to be drained.",
      unit: "seconds",
      range: `${HOOK_HEARTBEAT_SECONDS.min} to ${HOOK_HEARTBEAT_SECONDS.max}`,
      why: "Longer than the two minutes of a spot notice, short enough not to pay for a node that hangs.",
    },
  ),
  healthCheckGraceSeconds: documented(wholeNumber({ min: 0, max: 7200 }).default(DEFAULTS.healthCheckGraceSeconds), {
    text: "How long after its launch a node is not replaced for its health.",
    unit: "seconds",
    range: "0 to 7200",
    why: "Five minutes, what AWS's console proposes: a node that still boots is not ill.",
  }),
};

const instanceRefresh = documented(INSTANCE_REFRESH.prefault({}), {
  text: "How nodes are replaced when the launch template changes.",
  why: "See its keys.",
});

const allocationStrategy = documented(oneOf(SPOT_STRATEGIES).default(DEFAULTS.allocationStrategy), {
  text: "How Auto Scaling chooses among the spot pools.",
  range: SPOT_STRATEGIES.join(", "),
  why: "AWS's advice: deep pools first, then the cheaper ones. `lowest-price` is refused: it is interrupted most.",
});

const onDemandAllocationStrategy = documented(
  oneOf(ON_DEMAND_ALLOCATION_STRATEGIES).default(DEFAULTS.onDemandAllocationStrategy),
  {
    text: "How Auto Scaling chooses the type of on-demand nodes.",
    range: ON_DEMAND_ALLOCATION_STRATEGIES.join(", "),
    why: "In the order of `instanceTypes`: types that a savings plan covers go first.",
  },
);

const minPools = documented(MIN_POOLS.prefault({}), {
  text: "How many pools the group must be able to draw from; fewer are refused.",
  why: "See its keys.",
});

/** On-demand nodes in an EKS managed node group; with `role: system` for controllers, CoreDNS and autoscalers. */
export const MANAGED_ON_DEMAND_GROUP = z.strictObject({
  kind: kind("on-demand"),
  role: documented(oneOf(["system"]).exactOptional(), {
    text: "Marks the one group that controllers, CoreDNS and autoscalers live on; it is tainted.",
    why: "No default: exactly one group has it, beside `cluster.existing` one at most.",
  }),
  management: documented(oneOf(["managed"]).default("managed"), {
    text: MANAGEMENT_TEXT,
    why: "EKS drains by itself. Changing it replaces every node.",
  }),
  ...managedKeys,
});

/** On-demand nodes in an Auto Scaling group of our own. */
export const SELF_MANAGED_ON_DEMAND_GROUP = z.strictObject({
  kind: kind("on-demand"),
  management: management("self-managed"),
  ...selfManagedKeys,
  amiFamily,
  zones,
  onDemandAllocationStrategy,
  instanceRefresh,
});

/** Spot nodes in an EKS managed node group, which replaces and drains them by itself. */
export const MANAGED_SPOT_GROUP = z.strictObject({
  kind: kind("spot"),
  management: management("managed"),
  ...managedKeys,
  minPools,
});

/** Spot nodes in an Auto Scaling group of our own. */
export const SELF_MANAGED_SPOT_GROUP = z.strictObject({
  kind: kind("spot"),
  management: management("self-managed"),
  ...selfManagedKeys,
  amiFamily,
  zones,
  allocationStrategy,
  instanceRefresh,
  minPools,
});

/** One Auto Scaling group of our own with an on-demand base and spot above it; each node finds out what it is. */
export const MIXED_GROUP = z.strictObject({
  kind: kind("mixed"),
  management: onlySelfManaged("EKS cannot mix on-demand and spot in one managed group"),
  ...selfManagedKeys,
  amiFamily: documented(
    z
      .enum(["al2023"], {
        error: "al2023: a node of a mixed group asks at boot how it is paid for, which takes a shell",
      })
      .default("al2023"),
    {
      text: "Operating system of the nodes.",
      range: "`al2023`",
      why: "A node asks at boot how it is paid for, which takes a shell; Bottlerocket has none.",
    },
  ),
  zones,
  onDemandBaseCapacity: documented(wholeNumber({ min: 0, max: 5000 }), {
    text: "Nodes that are on-demand whatever the size of the group.",
    unit: "nodes",
    range: "0 to `size.max`",
    why: "No default: it is what the group is for.",
  }),
  onDemandPercentageAboveBaseCapacity: documented(wholeNumber({ min: 0, max: 100 }), {
    text: "Share of the nodes above the base that are on-demand.",
    unit: "percent",
    range: "0 to 100",
    why: "No default: AWS's own, 100, would be no spot at all.",
  }),
  spotTaints: documented(list(TAINT, "a list of taints", { max: MANAGED_NODE_GROUP_LIMITS.taints }).default([]), {
    text: "Taints that only the spot nodes of the group get, beside `taints`.",
    why: "None: both kinds take any pod.",
  }),
  allocationStrategy,
  onDemandAllocationStrategy,
  instanceRefresh,
  minPools,
});

/** On-demand nodes that never go by themselves: one Auto Scaling group in each zone, tainted. */
export const ENDURING_GROUP = z.strictObject({
  kind: kind("enduring"),
  management: onlySelfManaged("EKS updates managed nodes by itself and waits 15 minutes for their pods, no longer"),
  ...selfManagedKeys,
  amiFamily,
  zones: documented(list(ZONE, "a list of zones", { min: 1, max: 4 }), {
    text: "Zones of the group; each has an Auto Scaling group of its own, so that a volume's zone can be scaled.",
    why: "No default: a zone taken away takes the nodes there with it.",
  }),
  onDemandAllocationStrategy,
});

/** Any node group: `kind` and `management` decide which keys it has. */
export const NODE_GROUP = z.discriminatedUnion("kind", [
  z.discriminatedUnion("management", [MANAGED_ON_DEMAND_GROUP, SELF_MANAGED_ON_DEMAND_GROUP]),
  z.discriminatedUnion("management", [MANAGED_SPOT_GROUP, SELF_MANAGED_SPOT_GROUP]),
  MIXED_GROUP,
  ENDURING_GROUP,
]);
