import { z } from "zod";

import { TAINT_EFFECTS } from "../facts/kubernetes";
import { GP3_LIMITS } from "../facts/limits";
import { ADVISED_MAX_PODS } from "../facts/pod-density";
import { documented, list, oneOf, plainText, text, wholeNumber } from "./documented";
import { DEFAULTS } from "./environment-defaults";

const PERCENTAGE = { min: 1, max: 100 };
const cpu = text(/^[0-9]+(\.[0-9]+)?m?$/, "an amount of vCPU, such as 250m or 0.5");
const bytes = text(
  /^[0-9]+(\.[0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)?$/,
  "an amount of bytes, such as 200Mi or 1Gi; m would be thousandths of a byte",
);
const threshold = text(
  /^([0-9]+(\.[0-9]+)?(Ki|Mi|Gi|Ti)?|([0-9]{1,2}(\.[0-9]+)?|100)%)$/,
  "an amount of bytes or a percentage up to 100, such as 200Mi or 10%",
);
const amount = (quantity: typeof cpu, what: string) =>
  documented(quantity.exactOptional(), { text: `How much ${what}.`, why: "Without it none." });
const reserved = z.strictObject({
  cpu: amount(cpu, "processor time, such as 250m"),
  memory: amount(bytes, "memory, such as 1Gi"),
  "ephemeral-storage": amount(bytes, "disk, such as 1Gi"),
});

const free = (what: string) =>
  documented(threshold.exactOptional(), { text: `Free ${what}.`, why: "Without it the kubelet does not look at it." });

/** A taint, as Kubernetes writes it. */
export const TAINT = z.strictObject({
  key: documented(plainText(), { text: "Key of the taint.", why: "A taint without a key is none." }),
  value: documented(plainText().exactOptional(), { text: "Value of the taint.", why: "A key alone is enough." }),
  effect: documented(oneOf(TAINT_EFFECTS), {
    text: "What it does to pods that do not tolerate it.",
    why: "No default: NoSchedule keeps pods out, PreferNoSchedule only tries to.",
  }),
});

/** The volume for images and pods of a node. */
export const DISK = z.strictObject({
  sizeGiB: documented(wholeNumber({ ...GP3_LIMITS.sizeGiB, min: 20 }).default(DEFAULTS.disk.sizeGiB), {
    text: "Size of a node's volume for images and pods, of type gp3, encrypted.",
    unit: "GiB",
    range: `20 to ${GP3_LIMITS.sizeGiB.max}`,
    why: "Room for images of some thirty pods; the image of AL2023 alone needs 20.",
  }),
  iops: documented(wholeNumber(GP3_LIMITS.iops).exactOptional(), {
    text: "Operations per second of the volume.",
    unit: "IOPS",
    range: `${GP3_LIMITS.iops.min} to ${GP3_LIMITS.iops.max}, at most ${GP3_LIMITS.maxIopsPerGiB} for each GiB`,
    why: `Without it gp3's own ${GP3_LIMITS.iops.min}, which cost nothing extra.`,
  }),
  throughputMiBps: documented(wholeNumber(GP3_LIMITS.throughputMiBps).exactOptional(), {
    text: "Throughput of the volume.",
    unit: "MiB/s",
    range: `${GP3_LIMITS.throughputMiBps.min} to ${GP3_LIMITS.throughputMiBps.max}, at most a quarter of the IOPS`,
    why: `Without it gp3's own ${GP3_LIMITS.throughputMiBps.min}, which cost nothing extra.`,
  }),
});

/** Settings of the kubelet, as its own configuration names them. */
export const KUBELET = z.strictObject({
  systemReserved: documented(reserved.default({ ...DEFAULTS.kubelet.systemReserved }), {
    text: "Kept for the operating system: `cpu`, `memory`, `ephemeral-storage`.",
    why: "Enough for AL2023 with the usual agents.",
  }),
  kubeReserved: documented(reserved.default({ ...DEFAULTS.kubelet.kubeReserved }), {
    text: "Kept for the kubelet and containerd: `cpu`, `memory`, `ephemeral-storage`.",
    why: "Enough for nodes with up to some sixty pods.",
  }),
  evictionHard: documented(
    z
      .strictObject({ "memory.available": free("memory"), "nodefs.available": free("disk") })
      .default({ ...DEFAULTS.kubelet.evictionHard }),
    {
      text: "Below which the kubelet evicts pods: `memory.available`, `nodefs.available`.",
      why: "Leaves the kernel enough to end pods in order.",
    },
  ),
  eventRecordQPS: documented(wholeNumber({ min: 0, max: 1000 }).default(DEFAULTS.kubelet.eventRecordQPS), {
    text: "Events a kubelet may write; 0 is without limit.",
    unit: "events per second",
    range: "0 to 1000",
    why: "0: when nodes come and go, dropped events hide why.",
  }),
  maxPods: documented(wholeNumber({ min: 1, max: ADVISED_MAX_PODS.otherwise }).exactOptional(), {
    text: "Pods a node may run, of self-managed groups alone. Another number replaces all but enduring nodes.",
    unit: "pods",
    range: `1 to ${ADVISED_MAX_PODS.otherwise}, as far as each type has addresses`,
    why: "Without it what the addresses allow, or EKS advises. On managed nodes EKS's own number wins.",
  }),
});

/** How an Auto Scaling group of ours replaces its nodes. */
export const INSTANCE_REFRESH = z.strictObject({
  minHealthyPercentage: documented(
    wholeNumber({ min: 0, max: 100 }).default(DEFAULTS.instanceRefresh.minHealthyPercentage),
    {
      text: "Share of the group that stays in service while nodes are replaced.",
      unit: "percent",
      range: "0 to 100",
      why: "100: a new node first, then the old one goes.",
    },
  ),
  maxHealthyPercentage: documented(
    wholeNumber({ min: 100, max: 200 }).default(DEFAULTS.instanceRefresh.maxHealthyPercentage),
    {
      text: "How far the group may grow while nodes are replaced.",
      unit: "percent",
      range: "100 to 200, at most 100 above `minHealthyPercentage`",
      why: "110: a tenth of the nodes at a time.",
    },
  ),
  warmupSeconds: documented(wholeNumber({ min: 0, max: 3600 }).default(DEFAULTS.instanceRefresh.warmupSeconds), {
    text: "How long a new node is given before it counts.",
    unit: "seconds",
    range: "0 to 3600",
    why: "Two minutes between replacements: pods move and settle.",
  }),
  checkpointPercentages: documented(
    list(wholeNumber(PERCENTAGE), "a list of percentages", { min: 1, max: 20 }).exactOptional(),
    {
      text: "Shares at which the refresh pauses.",
      unit: "percent",
      range: "rising, the last one 100",
      why: "Without it the refresh runs through.",
    },
  ),
  checkpointDelaySeconds: documented(wholeNumber({ min: 0, max: 172_800 }).exactOptional(), {
    text: "How long each pause lasts.",
    unit: "seconds",
    range: "0 to 172800, only beside `checkpointPercentages`",
    why: "Without it Auto Scaling's own hour.",
  }),
});

/** How EKS updates the nodes of a managed group. */
export const UPDATE = z.strictObject({
  maxUnavailablePercentage: documented(wholeNumber(PERCENTAGE).default(DEFAULTS.update.maxUnavailablePercentage), {
    text: "Share of the group that EKS may drain at a time when it updates the nodes.",
    unit: "percent",
    range: "1 to 100",
    why: "A quarter: an update of a large group ends within hours, and most of it stays in service.",
  }),
  strategy: documented(oneOf(["default", "minimal"]).default(DEFAULTS.update.strategy), {
    text: "Whether EKS starts new nodes before it drains old ones (`default`), or drains first (`minimal`).",
    why: "`default` keeps capacity; `minimal` is for types so rare that a second node cannot be had.",
  }),
});

/** How many pools a group that needs spot must have. */
export const MIN_POOLS = z.strictObject({
  instanceTypes: documented(wholeNumber({ min: 1, max: 40 }).default(DEFAULTS.minPools.instanceTypes), {
    text: "Fewest instance types of the group, in each of its zones.",
    range: "1 to 40",
    why: "Four; AWS advises ten. Lower it only where no more types of the shape exist, as with GPUs.",
  }),
  zones: documented(wholeNumber({ min: 1, max: 4 }).default(DEFAULTS.minPools.zones), {
    text: "Fewest zones of the group.",
    unit: "zones",
    range: "1 to 4",
    why: "Two: one zone out of a type is common.",
  }),
});
