import { z } from "zod";

import { AMI_FAMILIES } from "../facts/ami-family";
import { ACCELERATORS } from "../facts/devices";
import { MANAGED_NODE_GROUP_LIMITS } from "../facts/limits";
import { documented, list, oneOf, plainText, text, wholeNumber } from "./documented";
import { DEFAULTS } from "./environment-defaults";
import { DISK, KUBELET, TAINT } from "./environment-node-settings";
import { ZONE } from "./environment-texts";

const NODES = { min: 0, max: 5000 };

/** Full name of an instance type; whether there is one is checked later. */
export const INSTANCE_TYPE_NAME = text(/^[a-z0-9-]+\.[a-z0-9-]+$/, "the name of an instance type, such as m7i.large");
const release = text(
  /^[0-9]+\.[0-9]+\.[0-9]+-[0-9a-f]{8}$/,
  "a release of the node image, such as 1.36.4-20260930 or, of Bottlerocket, 1.66.0-1ad6b4a4",
);

/** How many nodes; of an enduring group in each zone. */
const SIZE = z.strictObject({
  min: documented(wholeNumber(NODES), {
    text: "Fewest nodes; of an enduring group in each of its zones.",
    unit: "nodes",
    range: "0 to 5000",
    why: "No default: it is paid for.",
  }),
  max: documented(wholeNumber({ ...NODES, min: 1 }), {
    text: "Most nodes; of an enduring group in each of its zones.",
    unit: "nodes",
    range: "1 to 5000",
    why: "No default: it limits the bill.",
  }),
  typical: documented(wholeNumber(NODES).exactOptional(), {
    text: "Nodes on a usual day, for spot share and cost alone; no node is made or ended by it.",
    unit: "nodes",
    range: "min to max",
    why: "Without it halfway between min and max, rounded up.",
  }),
});

/** Keys that are the same in every node group. */
const KEYS_OF_ALL = {
  size: documented(SIZE, {
    text: "Between which numbers of nodes the autoscaler may choose.",
    why: "No default: it is what the group costs.",
  }),
  labels: documented(z.record(z.string(), plainText(), { error: "a map of labels" }).default({}), {
    text: "Labels of the nodes. `spot-eks/…` are set by themselves.",
    range: "as Kubernetes allows labels",
    why: "Empty: the labels of node group and capacity type are there anyway.",
  }),
  taints: documented(list(TAINT, "a list of taints", { max: MANAGED_NODE_GROUP_LIMITS.taints }).default([]), {
    text: "Taints of the nodes: `key`, `value`, `effect`.",
    range: `at most ${MANAGED_NODE_GROUP_LIMITS.taints}`,
    why: "None: spot nodes take any pod. System and enduring groups have a taint of their own anyway.",
  }),
  disk: documented(DISK.prefault({}), { text: "Volume for images and pods of each node.", why: "See its keys." }),
  kubelet: documented(KUBELET.exactOptional(), {
    text: "Settings of the kubelet; an empty map asks for the defaults of its keys.",
    why: "Without it the node image decides, by vCPU and pods.",
  }),
  amiRelease: documented(release.exactOptional(), {
    text: "Release of the node image.",
    range: "a release known for `cluster.version` and `amiFamily`",
    why: "Without it the pinned release of the Kubernetes version. Never the newest of the day.",
  }),
  accelerator: documented(oneOf(ACCELERATORS).exactOptional(), {
    text: "Whose GPUs or accelerators the types have; the node image then has the drivers.",
    why: "Without it types with GPUs or accelerators are refused: they are dear, and the standard image cannot use them.",
  }),
  localStorage: documented(oneOf(["raid0"]).exactOptional(), {
    text: "Makes one volume of a node's local NVMe disks, for images, logs and `emptyDir`.",
    why: "Without it local disks stay unused. Every type of the group must have some.",
  }),
};

/**
 * Keys every node group has.
 *
 * @param maxTypes - How many instance types it may list.
 */
export function commonKeys(maxTypes: number) {
  const instanceTypes = documented(
    list(INSTANCE_TYPE_NAME, `a list of 1 to ${maxTypes} instance types`, { min: 1, max: maxTypes }),
    {
      text: "Instance types of the group, all of one shape: same vCPU, architecture and GPUs, memory within 10 %.",
      range: `1 to ${maxTypes}`,
      why: "No default. On spot each type in each zone is a pool of its own: ten types and more keep a group alive.",
    },
  );
  return { instanceTypes, ...KEYS_OF_ALL };
}

/** Which Linux the nodes run. */
export const amiFamily = documented(oneOf(AMI_FAMILIES).default(DEFAULTS.amiFamily), {
  text: "Operating system of the nodes: Amazon Linux 2023 or Bottlerocket. Another one replaces every node.",
  why: "`al2023`: it runs what people know; Bottlerocket has no shell, starts faster and is updated as a whole.",
});

/** Zones of a group that may leave them out. */
export const zones = documented(list(ZONE, "a list of zones", { min: 1, max: 4 }).exactOptional(), {
  text: "Zones of the group, a part of the environment's `zones`.",
  why: "Without it all zones: each one is another pool.",
});
