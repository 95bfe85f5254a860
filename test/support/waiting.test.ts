import { expect, test } from "@jest/globals";

import { planned, planOf } from "../review/planned";
import { waitsFor } from "./waiting";

const plan = planOf(
  planned("aws:kms/key:Key", "key"),
  planned("eks:index:Cluster", "remote", { custom: false, dependencies: ["key"] }),
  planned("aws:eks/addon:Addon", "addon", { parent: "remote" }),
  planned("spot-eks:components:Network", "own"),
  planned("aws:ec2/vpc:Vpc", "vpc", { parent: "own" }),
  planned("aws:eks/nodeGroup:NodeGroup", "nodes", { dependencies: ["remote", "own"] }),
  planned("aws:autoscaling/tag:Tag", "tag", { parent: "nodes", dependencies: ["nodes", "elsewhere"] }),
  planned("aws:iam/role:Role", "one", { dependencies: ["other"] }),
  planned("aws:iam/role:Role", "other", { dependencies: ["one"] }),
);
const waited = (name: string) => [...waitsFor(planned("", name), plan)].sort();

test("a resource waits for what it depends on, and for what that waits for", () => {
  expect(waited("key")).toEqual([]);
  expect(waited("tag")).toEqual(["addon", "key", "nodes", "own", "remote"]);
});

test("whoever waits for a remote component waits for what it made, as with no component of ours", () => {
  expect(waited("nodes")).toEqual(["addon", "key", "own", "remote"]);
});

test("a circle is found: each waits for itself", () => {
  expect(waited("one")).toEqual(["one", "other"]);
});
