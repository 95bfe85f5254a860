import { describe, expect, test } from "@jest/globals";

import type { Environment, NodeGroup } from "../../stacks/environment";
import { capacityTypeOf, identityOf, isSystem, smallestNodeOf, typesOf, zonesOf } from "../../stacks/node-groups";
import { parseEnvironment } from "../../stacks/parse-environment";
import { environmentDocument, type Changes } from "../support/environment-document";

function environmentWith(changes: Changes = {}): Environment {
  const { environment, problems = [] } = parseEnvironment(environmentDocument(changes), { region: "us-east-1" });
  if (environment === undefined) {
    throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  }
  return environment;
}

function groupWith(name: string, changes: Changes = {}): NodeGroup {
  const group = environmentWith(changes).nodeGroups[name];
  if (group === undefined) {
    throw new Error(`no group ${name}`);
  }
  return group;
}

test("a group is in its own zones, or in all", () => {
  const environment = environmentWith();

  expect(zonesOf(environment, groupWith("own"))).toEqual(["us-east-1a", "us-east-1b"]);
  expect(zonesOf(environment, groupWith("own", { "nodeGroups.own.zones": ["us-east-1b"] }))).toEqual(["us-east-1b"]);
});

test("what a group is decides what its nodes are called", () => {
  expect(identityOf("system", groupWith("system"))).toEqual({
    group: "system",
    capacityType: "on-demand",
    role: "system",
    labels: {},
    taints: [],
  });
  expect([capacityTypeOf(groupWith("managed")), isSystem(groupWith("managed"))]).toEqual(["spot", false]);
});

test("types are looked up in the catalogue, in the group's order", () => {
  const found = typesOf(groupWith("own")).map(({ name, vcpu, memoryMiB }) => ({ name, vcpu, memoryMiB }));

  expect(found).toEqual([
    { name: "m7i.xlarge", vcpu: 4, memoryMiB: 16384 },
    { name: "m6i.xlarge", vcpu: 4, memoryMiB: 16384 },
  ]);
  expect(() => typesOf({ ...groupWith("own"), instanceTypes: ["m7i.gigantic"] })).toThrow(
    new RangeError("instanceTypes: m7i.gigantic is not in the catalogue"),
  );
});

describe("the smallest node of a group offers", () => {
  test.each([
    {
      what: "what the image leaves, where nothing is said of the kubelet",
      set: {},
      node: { cpuMilli: 3920, memoryMiB: 14162, ephemeralStorageMiB: 45056 },
    },
    {
      what: "what the kubelet's defaults leave",
      set: { "nodeGroups.own.kubelet": {} },
      node: { cpuMilli: 3500, memoryMiB: 13721, ephemeralStorageMiB: 44032 },
    },
    {
      what: "less where more is kept",
      set: {
        "nodeGroups.own.kubelet": {
          systemReserved: { cpu: "500m", memory: "1Gi" },
          kubeReserved: { cpu: "1", memory: "1Gi" },
          evictionHard: { "memory.available": "10%" },
        },
      },
      node: { cpuMilli: 2500, memoryMiB: 11468, ephemeralStorageMiB: 45056 },
    },
    {
      what: "more disk on a larger volume",
      set: { "nodeGroups.own.disk": { sizeGiB: 100 } },
      node: { cpuMilli: 3920, memoryMiB: 14162, ephemeralStorageMiB: 91136 },
    },
  ])("$what", ({ set, node }) => {
    expect(smallestNodeOf(groupWith("own", set))).toEqual(node);
  });
});
