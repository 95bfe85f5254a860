import { z } from "zod";

import { SPOT_ALLOCATION_STRATEGIES } from "../facts/capacity";
import { HOOK_HEARTBEAT_SECONDS, MANAGED_NODE_GROUP_LIMITS, MAX_AUTO_SCALING_OVERRIDES } from "../facts/limits";
import { documented, list, oneOf, plainText, text, wholeNumber } from "./documented";
import { DEFAULTS } from "./environment-defaults";
import { DISK, INSTANCE_REFRESH, KUBELET, TAINT, UPDATE } from "./environment-node-settings";
import { ZONE } from "./environment-texts";

const ALLOCATION_STRATEGIES = SPOT_ALLOCATION_STRATEGIES.filter((strategy) => strategy !== "lowest-price");
const NODES = { min: 0, max: 5000 };
const instanceTypeName = text(/^[a-z0-9-]+\.[a-z0-9-]+$/, "the name of an instance type, such as m7i.large");
/** Keys every node group has. */
function common(maxTypes: number) {
  return {
    instanceTypes: documented(
      list(instanceTypeName, `a list of 1 to ${maxTypes} instance types`, { min: 1, max: maxTypes }),
      {
        text: "Instance types of the group, all of one shape: same vCPU, architecture and GPUs, memory within 10 %.",
        range: `1 to ${maxTypes}`,
        why: "No default. On spot each type in each zone is a pool of its own: ten types and more keep a group alive.",
      },
    ),
    size: documented(
      z.strictObject({
        min: documented(wholeNumber(NODES), {
          text: "Fewest nodes.",
          unit: "nodes",
          range: "0 to 5000",
          why: "No default: it is paid for.",
        }),
        max: documented(wholeNumber({ ...NODES, min: 1 }), {
          text: "Most nodes.",
          unit: "nodes",
          range: "1 to 5000",
          why: "No default: it limits the bill.",
        }),
      }),
      {
        text: "Between which numbers of nodes the autoscaler may choose.",
        why: "No default: it is what the group costs.",
      },
    ),
    zones: documented(list(ZONE, "a list of zones", { min: 1, max: 4 }).exactOptional(), {
      text: "Zones of the group, a part of the environment's `zones`.",
      why: "Without it all zones: each one is another pool.",
    }),
    labels: documented(z.record(z.string(), plainText(), { error: "a map of labels" }).default({}), {
      text: "Labels of the nodes. `spot-eks/…` are set by themselves.",
      range: "as Kubernetes allows labels",
      why: "Empty: the labels of node group and capacity type are there anyway.",
    }),
    taints: documented(list(TAINT, "a list of taints", { max: MANAGED_NODE_GROUP_LIMITS.taints }).default([]), {
      text: "Taints of the nodes: `key`, `value`, `effect`.",
      range: `at most ${MANAGED_NODE_GROUP_LIMITS.taints}`,
      why: "None: spot nodes take any pod. The system group has its own taint anyway.",
    }),
    disk: documented(DISK.prefault({}), { text: "Root volume of each node.", why: "See its keys." }),
    kubelet: documented(KUBELET.exactOptional(), {
      text: "Settings of the kubelet; an empty map asks for the defaults of its keys.",
      why: "Without it the node image decides, by vCPU and pods.",
    }),
    amiRelease: documented(
      text(/^[0-9]+\.[0-9]+\.[0-9]+-[0-9]{8}$/, "a release of the node image, such as 1.36.4-20260930").exactOptional(),
      {
        text: "Release of the AL2023 node image.",
        range: "a release known for `cluster.version`",
        why: "Without it the pinned release of the Kubernetes version. Never the newest of the day.",
      },
    ),
  };
}

const update = documented(UPDATE.prefault({}), { text: "How EKS updates the nodes.", why: "See its keys." });

/** On-demand nodes that must stay up: controllers, CoreDNS, autoscalers. Always a managed group. */
export const SYSTEM_GROUP = z.strictObject({
  kind: documented(oneOf(["on-demand"]), { text: "How the nodes are paid for.", why: "No default." }),
  role: documented(oneOf(["system"]), {
    text: "Marks the one group that controllers, CoreDNS and autoscalers live on; it is tainted.",
    why: "No default: exactly one group has it.",
  }),
  ...common(MANAGED_NODE_GROUP_LIMITS.instanceTypes),
  update,
});

/** Spot nodes in an EKS managed node group, which replaces and drains them by itself. */
export const MANAGED_SPOT_GROUP = z.strictObject({
  kind: documented(oneOf(["spot"]), { text: "How the nodes are paid for.", why: "No default." }),
  management: documented(oneOf(["managed"]), {
    text: "Who runs the group: EKS, or an Auto Scaling group of ours.",
    why: "No default: changing it replaces every node.",
  }),
  ...common(MANAGED_NODE_GROUP_LIMITS.instanceTypes),
  update,
});

/** Spot nodes in an Auto Scaling group of our own, with a mixed-instances policy. */
export const SELF_MANAGED_SPOT_GROUP = z.strictObject({
  kind: documented(oneOf(["spot"]), { text: "How the nodes are paid for.", why: "No default." }),
  management: documented(oneOf(["self-managed"]), {
    text: "Who runs the group: EKS, or an Auto Scaling group of ours.",
    why: "No default: changing it replaces every node.",
  }),
  ...common(MAX_AUTO_SCALING_OVERRIDES),
  allocationStrategy: documented(oneOf(ALLOCATION_STRATEGIES).default(DEFAULTS.allocationStrategy), {
    text: "How Auto Scaling chooses among the pools.",
    range: ALLOCATION_STRATEGIES.join(", "),
    why: "AWS's advice: deep pools first, then the cheaper ones. `lowest-price` is refused: it is interrupted most.",
  }),
  instanceRefresh: documented(INSTANCE_REFRESH.prefault({}), {
    text: "How nodes are replaced when the launch template changes.",
    why: "See its keys.",
  }),
  terminationHeartbeatSeconds: documented(
    wholeNumber(HOOK_HEARTBEAT_SECONDS).default(DEFAULTS.terminationHeartbeatSeconds),
    {
      text: "How long a node that is to go waits to be drained.",
      unit: "seconds",
      range: `${HOOK_HEARTBEAT_SECONDS.min} to ${HOOK_HEARTBEAT_SECONDS.max}`,
      why: "Longer than the two minutes of a spot notice, short enough not to pay for a node that hangs.",
    },
  ),
});

/** Any node group: `kind` and, on spot, `management` decide which keys it has. */
export const NODE_GROUP = z.discriminatedUnion("kind", [
  SYSTEM_GROUP,
  z.discriminatedUnion("management", [MANAGED_SPOT_GROUP, SELF_MANAGED_SPOT_GROUP]),
]);
