import { NODE_TEMPLATE_TAGS } from "../../facts/autoscaler-tags";
import type { Taint } from "../../facts/labels";
import type { NodeAmount } from "../../facts/node-reserve";

/** Tags that tell the autoscaler what a node of a group without nodes would offer to pods. */
export function scaleFromZeroResources({
  cpuMilli,
  memoryMiB,
  ephemeralStorageMiB,
  devices = {},
}: NodeAmount): Record<string, string> {
  const { resource } = NODE_TEMPLATE_TAGS;
  return {
    [`${resource}cpu`]: `${cpuMilli}m`,
    [`${resource}memory`]: `${memoryMiB}Mi`,
    [`${resource}ephemeral-storage`]: `${ephemeralStorageMiB}Mi`,
    ...Object.fromEntries(Object.entries(devices).map(([device, count]) => [`${resource}${device}`, `${count}`])),
  };
}

/** Tags that tell the autoscaler which labels and taints it would have. EKS says so itself of a managed group. */
export function scaleFromZeroPlacement(
  labels: Readonly<Record<string, string>>,
  taints: readonly Taint[],
): Record<string, string> {
  const { label, taint } = NODE_TEMPLATE_TAGS;
  const tags: Record<string, string> = {};
  for (const [key, value] of Object.entries(labels)) {
    tags[`${label}${key}`] = value;
  }
  for (const { key, value = "", effect } of taints) {
    tags[`${taint}${key}`] = `${value}:${effect}`;
  }
  return tags;
}
