import { z } from "zod";

import { EXPANDERS } from "../facts/cluster-autoscaler";
import { documented, flag, list, oneOf, plainText, wholeNumber } from "./documented";
import { DEFAULTS } from "./environment-defaults";
import { engine } from "./environment-engine";
import { KARPENTER } from "./environment-karpenter";

const AUTOSCALER = DEFAULTS.clusterAutoscaler;

const SCALE_DOWN = z.strictObject({
  unneededMinutes: documented(wholeNumber({ min: 1, max: 1440 }).default(AUTOSCALER.scaleDown.unneededMinutes), {
    text: "How long a node is not needed before it goes.",
    unit: "minutes",
    range: "1 to 1440",
    why: "The autoscaler's own default.",
  }),
  delayAfterAddMinutes: documented(
    wholeNumber({ min: 0, max: 1440 }).default(AUTOSCALER.scaleDown.delayAfterAddMinutes),
    {
      text: "How long no node goes after one came.",
      unit: "minutes",
      range: "0 to 1440",
      why: "The autoscaler's own default: pods that an interruption moved settle first.",
    },
  ),
  utilizationThresholdPercent: documented(
    wholeNumber({ min: 0, max: 100 }).default(AUTOSCALER.scaleDown.utilizationThresholdPercent),
    {
      text: "A node of which pods ask for less than this is not needed where they fit elsewhere.",
      unit: "percent",
      range: "0 to 100",
      why: "The autoscaler's own default.",
    },
  ),
});

const GRPC_EXPANDER = z.strictObject({
  url: documented(plainText(), {
    text: "Host and port of the server, such as `expander.kube-system:7000`.",
    why: "No default.",
  }),
  certificateSecret: documented(plainText(), {
    text: "Secret in kube-system that holds the server's certificate as `tls.crt`.",
    why: "No default: the autoscaler speaks to it by TLS alone.",
  }),
});

/** Cluster-autoscaler: groups of nodes become larger and smaller. */
export const CLUSTER_AUTOSCALER = z.strictObject({
  engine: engine("cluster-autoscaler"),
  expanders: documented(
    list(oneOf(EXPANDERS), "a list of expanders", { min: 1, max: EXPANDERS.length }).default([...AUTOSCALER.expanders]),
    {
      text: "How it chooses among groups that could hold a pod; each narrows what the one before left.",
      range: EXPANDERS.join(", "),
      why: "`priority` tries spot first, then mixed groups, then on-demand; among equals the least CPU and memory stay idle.",
    },
  ),
  grpcExpander: documented(GRPC_EXPANDER.exactOptional(), {
    text: "The server that the expander `grpc` asks.",
    why: "Without it none; required with `grpc` among `expanders`, refused otherwise.",
  }),
  scanIntervalSeconds: documented(wholeNumber({ min: 1, max: 600 }).default(AUTOSCALER.scanIntervalSeconds), {
    text: "How often it looks for pods that no node holds.",
    unit: "seconds",
    range: "1 to 600",
    why: "Its own default.",
  }),
  maxNodeProvisionMinutes: documented(wholeNumber({ min: 1, max: 60 }).default(AUTOSCALER.maxNodeProvisionMinutes), {
    text: "How long it waits for a node that it asked for before it tries another group.",
    unit: "minutes",
    range: "1 to 60",
    why: "Its own default is 15, which is long for a pool that is empty; a node needs two or three.",
  }),
  maxMinutesToOnDemand: documented(wholeNumber({ min: 1, max: 1440 }).exactOptional(), {
    text: "Longest time from a pod that waits to an on-demand node for it when there is no spot; a slower plan is refused.",
    unit: "minutes",
    range: "1 to 1440",
    why: "Without it the time is told, not judged.",
  }),
  scaleDown: documented(SCALE_DOWN.prefault({}), { text: "When nodes go again.", why: "See its keys." }),
  skipsNodesWithSystemPods: documented(flag().default(AUTOSCALER.skipsNodesWithSystemPods), {
    text: "Whether a node stays as long as a pod of kube-system runs on it.",
    why: "Off: such pods have a budget, and would keep half-empty nodes for ever.",
  }),
  skipsNodesWithLocalStorage: documented(flag().default(AUTOSCALER.skipsNodesWithLocalStorage), {
    text: "Whether a node stays as long as a pod on it has a volume of the node's own, such as `emptyDir`.",
    why: "Off: on spot what such a volume holds must be spare anyway, and most pods have one.",
  }),
  balancesSimilarNodeGroups: documented(flag().default(AUTOSCALER.balancesSimilarNodeGroups), {
    text: "Whether groups alike but for their zone are kept at the same size.",
    why: "On: enduring groups are one per zone. Spot and on-demand are never alike.",
  }),
});

/** What brings nodes and takes them away: `engine` decides which keys there are. */
export const PROVISIONER = z.discriminatedUnion("engine", [CLUSTER_AUTOSCALER, KARPENTER]);
