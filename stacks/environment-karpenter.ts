import { z } from "zod";

import { KARPENTER_FEATURE_GATES, type KarpenterFeatureGate } from "../facts/karpenter";
import { CONSOLIDATION_POLICIES, DISRUPTION_REASONS } from "../facts/karpenter-objects";
import { documented, flag, list, oneOf, text, wholeNumber } from "./documented";
import { DEFAULTS } from "./environment-defaults";
import { engine } from "./environment-engine";

const KARPENTER_DEFAULTS = DEFAULTS.karpenter;

function gate(name: KarpenterFeatureGate, what: string, why: string) {
  const isOn = name === "spotToSpotConsolidation" || KARPENTER_FEATURE_GATES[name];
  return documented(flag().default(isOn), { text: what, why });
}

const FEATURE_GATES = z.strictObject({
  spotToSpotConsolidation: gate(
    "spotToSpotConsolidation",
    "Whether a spot node is replaced by a cheaper spot node.",
    "On: else a dear spot node stays until it expires.",
  ),
  nodeRepair: gate(
    "nodeRepair",
    "Whether nodes that report a fault are replaced.",
    "Off: it takes a monitoring agent.",
  ),
  nodeOverlay: gate("nodeOverlay", "Whether `NodeOverlay` objects change prices of types.", "Off, as shipped: alpha."),
  reservedCapacity: gate("reservedCapacity", "Whether capacity reservations are used.", "On, as shipped."),
  staticCapacity: gate("staticCapacity", "Whether a pool may keep a fixed number of nodes.", "Off, as shipped: alpha."),
  capacityBuffer: gate(
    "capacityBuffer",
    "Whether `CapacityBuffer` objects hold space free.",
    "Off, as shipped: alpha. `headroom` does it with either engine.",
  ),
} satisfies Record<KarpenterFeatureGate, z.ZodType>);

const WINDOW = z.strictObject({
  schedule: documented(text(/^(?:@[a-z]+|\S+(?: \S+){4})$/, "a schedule as cron writes it, such as 0 8 * * mon-fri"), {
    text: "When it begins, in UTC.",
    why: "No default.",
  }),
  durationHours: documented(wholeNumber({ min: 1, max: 168 }), {
    text: "How long it lasts.",
    unit: "hours",
    range: "1 to 168",
    why: "No default.",
  }),
  maxDisruptedPercent: documented(wholeNumber({ min: 0, max: 100 }).default(0), {
    text: "Share of a group's nodes that may go at a time.",
    unit: "percent",
    range: "0 to 100",
    why: "0: nothing goes in such hours but what is interrupted or too old.",
  }),
  reasons: documented(list(oneOf(DISRUPTION_REASONS), "a list of reasons", { min: 1, max: 3 }).exactOptional(), {
    text: "What is held back.",
    range: DISRUPTION_REASONS.join(", "),
    why: "Without it all of them.",
  }),
});

const DISRUPTION = z.strictObject({
  consolidationPolicy: documented(oneOf(CONSOLIDATION_POLICIES).default(KARPENTER_DEFAULTS.consolidationPolicy), {
    text: "Which nodes go, or are replaced by cheaper ones, to save money.",
    range: CONSOLIDATION_POLICIES.join(", "),
    why: "`Balanced`: pods move only where enough is saved; interruptions move them often enough.",
  }),
  consolidateAfterMinutes: documented(
    wholeNumber({ min: 0, max: 1440 }).default(KARPENTER_DEFAULTS.consolidateAfterMinutes),
    {
      text: "How long a node must be quiet before it goes to save money.",
      unit: "minutes",
      range: "0 to 1440",
      why: "Pods that an interruption moved have settled by then.",
    },
  ),
  maxDisruptedPercent: documented(wholeNumber({ min: 1, max: 100 }).default(KARPENTER_DEFAULTS.maxDisruptedPercent), {
    text: "Share of a group's nodes that may go at a time.",
    unit: "percent",
    range: "1 to 100",
    why: "A fifth: of a few nodes one, of many not too many at once.",
  }),
  windows: documented(list(WINDOW, "a list of windows", { max: 20 }).default([]), {
    text: "Hours in which fewer nodes go, or none.",
    why: "None.",
  }),
  expireAfterHours: documented(wholeNumber({ min: 1, max: 8760 }).default(KARPENTER_DEFAULTS.expireAfterHours), {
    text: "Age at which a node is replaced; never one of an enduring group.",
    unit: "hours",
    range: "1 to 8760",
    why: "Two weeks: the pace of security updates of the image.",
  }),
  terminationGraceMinutes: documented(
    wholeNumber({ min: 1, max: 1440 }).default(KARPENTER_DEFAULTS.terminationGraceMinutes),
    {
      text: "How long a node that goes waits for its pods; an interrupted one has two minutes, whatever stands here.",
      unit: "minutes",
      range: "1 to 1440",
      why: "An hour: a budget that allows nothing must not hold an old node for ever.",
    },
  ),
});

/** Karpenter: instances are started one by one, of any type that fits the pods that wait. */
export const KARPENTER = z.strictObject({
  engine: engine("karpenter"),
  types: documented(oneOf(["broad", "listed"]).default(KARPENTER_DEFAULTS.types), {
    text:
      "Which instance types a group may get: all that are like its `instanceTypes` or up to four times as large, or those " +
      "alone. A group with `accelerator` gets those alone.",
    why: "`broad`: the more types, the fewer interruptions, and a group needs fifteen for cheaper spot nodes to be found.",
  }),
  featureGates: documented(FEATURE_GATES.prefault({}), {
    text: "What Karpenter does only when told.",
    why: "See its keys.",
  }),
  disruption: documented(DISRUPTION.prefault({}), { text: "When nodes go that nobody took.", why: "See its keys." }),
});
