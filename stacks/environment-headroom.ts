import { z } from "zod";

import { documented, text, wholeNumber } from "./documented";
import { DEFAULTS } from "./environment-defaults";

const PODS = { min: 1, max: 5000 };

const POD = z.strictObject({
  cpu: documented(text(/^[1-9][0-9]*m?$/, "CPU as Kubernetes writes it, such as 2 or 1500m"), {
    text: "CPU that one pod holds free.",
    why: "No default.",
  }),
  memory: documented(text(/^[1-9][0-9]*(?:Mi|Gi)$/, "memory as Kubernetes writes it, such as 4Gi"), {
    text: "Memory that one pod holds free.",
    why: "No default.",
  }),
});

/** Space on spot nodes that pods of low priority hold free, and give up at once. */
export const HEADROOM = z.strictObject({
  nodesToLose: documented(wholeNumber({ min: 1, max: 100 }).default(DEFAULTS.headroom.nodesToLose), {
    text: "For how many of the largest spot nodes there is space at all times.",
    unit: "nodes",
    range: "1 to 100",
    why: "One: most interruptions take one node at a time. One for each zone covers a price that rises everywhere.",
  }),
  pod: documented(POD.exactOptional(), {
    text: "What one pod holds free.",
    why: "Without it a quarter of the largest spot node or less, so that one pod that needs space takes a part of it alone.",
  }),
  replicas: documented(wholeNumber(PODS).exactOptional(), {
    text: "How many pods hold space free.",
    range: "1 to 5000; not with `coresPerReplica`",
    why: "Without it as many as cover `nodesToLose`.",
  }),
  coresPerReplica: documented(wholeNumber({ min: 1, max: 100_000 }).exactOptional(), {
    text: "vCPU of spot nodes for which there is one pod, so that headroom grows with what it protects.",
    unit: "vCPU",
    range: "at least twice the CPU of a pod",
    why: "Without it the number is fixed.",
  }),
  min: documented(wholeNumber(PODS).exactOptional(), {
    text: "Pods at the fewest.",
    range: "1 to `max`; with `coresPerReplica` alone",
    why: "Without it as many as cover `nodesToLose`.",
  }),
  max: documented(wholeNumber(PODS).exactOptional(), {
    text: "Pods at the most.",
    range: "what spot groups hold at their largest",
    why: "No default: with `coresPerReplica` it must be written, since it bounds the bill.",
  }),
  makesDefaultPriorityClass: documented(z.boolean({ error: "true or false" }).default(true), {
    text: "Whether the class of priority is made that pods have which name none.",
    why: "On: a cluster has none of itself. Off where there is one: of two, Kubernetes takes the higher without a word.",
  }),
});
