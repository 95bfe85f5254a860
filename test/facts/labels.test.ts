import { expect, test } from "@jest/globals";

import {
  CAPACITY_TYPE_UNCONFIRMED,
  CAPACITY_TYPE_UNCONFIRMED_LABEL,
  ENDURING_TAINT,
  nodeLabels,
  nodeTaints,
  type NodeIdentity,
} from "../../facts/labels";
import { SYSTEM_NODES, SYSTEM_TOLERATIONS } from "../../facts/placement";

const WEB: NodeIdentity = {
  group: "web",
  capacityType: "spot",
  labels: { tier: "front", "a/b": "" },
  taints: [
    { key: "z", effect: "NoSchedule" },
    { key: "a", value: "1", effect: "NoExecute" },
  ],
};

test("labels are sorted by key, whoever set them", () => {
  expect(Object.entries(nodeLabels(WEB))).toEqual([
    ["a/b", ""],
    ["spot-eks/capacity-type", "spot"],
    ["spot-eks/node-group", "web"],
    ["tier", "front"],
  ]);
});

test("a label of this project says what is so, whatever else was asked for", () => {
  const lies = { "spot-eks/capacity-type": "on-demand", "spot-eks/node-group": "other" };
  expect(nodeLabels({ ...WEB, labels: lies })).toEqual({
    "spot-eks/capacity-type": "spot",
    "spot-eks/node-group": "web",
  });
});

test("taints are sorted by key and effect, and those given stay as they were", () => {
  expect(nodeTaints({ ...WEB, role: "system" })).toEqual([
    { key: "CriticalAddonsOnly", value: "true", effect: "NoSchedule" },
    { key: "a", value: "1", effect: "NoExecute" },
    { key: "z", effect: "NoSchedule" },
  ]);
  expect(WEB.taints.map(({ key }) => key)).toEqual(["z", "a"]);
});

test("enduring nodes keep others off, and a mixed group says nothing of how its nodes are paid for", () => {
  expect(nodeTaints({ role: "enduring", taints: [] })).toEqual([
    { key: "spot-eks/enduring", value: "true", effect: "NoSchedule" },
  ]);
  expect(nodeLabels({ group: "burst", labels: {}, taints: [] })).toEqual({ "spot-eks/node-group": "burst" });
});

test("what is placed on the system group finds its label and tolerates its taint", () => {
  const system: NodeIdentity = { ...WEB, group: "system", role: "system", labels: {}, taints: [] };
  expect(nodeLabels(system)).toMatchObject(SYSTEM_NODES);
  expect(SYSTEM_NODES).toEqual({ "spot-eks/role": "system" });
  expect(SYSTEM_TOLERATIONS).toEqual([{ key: "CriticalAddonsOnly", operator: "Exists", effect: "NoSchedule" }]);
});

test("what marks enduring and doubtful nodes stays as it is, since workloads name it", () => {
  expect(ENDURING_TAINT).toEqual({ key: "spot-eks/enduring", value: "true", effect: "NoSchedule" });
  expect(CAPACITY_TYPE_UNCONFIRMED_LABEL).toBe("spot-eks/capacity-type-unconfirmed");
  expect(CAPACITY_TYPE_UNCONFIRMED).toEqual({ noAnswer: "no-answer", unknownAnswer: "unknown-answer" });
});
