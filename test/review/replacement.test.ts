import { expect, test } from "@jest/globals";

import type { WireObject } from "../../preview/wire";
import { refusedPaths, replacementOrder, replacingProperties } from "../../review/replacement";
import { planned } from "./planned";

const NODES = "aws:eks/nodeGroup:NodeGroup";
const CLUSTER = "aws:eks/cluster:Cluster";
const PARAMETER_LIKE = "aws:ssm/nobodyKnows:NobodyKnows";
const DATA = "kubernetes:core/v1:ConfigMap";

const NOBODY = "AWS or Kubernetes so decides: which inputs of this type replace it is not known";
const NEWER = "the provider so decides: this input is newer than the replace lists";
const UNSEEN =
  "its value turns out to be another one; a preview does not know it yet, and shows the replacement in any case";

function replacing(type: string, before: WireObject, certain: WireObject, possible = certain) {
  return replacingProperties(type, { before, certain, possible }, ["labels", "size"]);
}

test.each([
  { what: "labels of a managed group", found: replacing(NODES, { labels: {} }, { labels: { a: "b" } }), paths: [] },
  {
    what: "instance types of a managed group",
    found: replacing(NODES, { instanceTypes: ["a"] }, { instanceTypes: ["a", "b"] }),
    paths: [{ path: "instanceTypes" }],
  },
  {
    what: "a path below one of the list",
    found: replacing(
      CLUSTER,
      { kubernetesNetworkConfig: { ipFamily: "ipv4" } },
      { kubernetesNetworkConfig: { ipFamily: "ipv6" } },
    ),
    paths: [{ path: "kubernetesNetworkConfig.ipFamily" }],
  },
  {
    what: "subnets that may turn out to be others",
    found: replacing(NODES, { subnetIds: ["u"] }, { subnetIds: ["u"] }, { subnetIds: ["new"] }),
    paths: [{ path: "subnetIds", when: UNSEEN }],
  },
  {
    what: "an input newer than the lists",
    found: replacing(NODES, {}, { updateConfig: { updateStrategy: "MINIMAL" } }),
    paths: [{ path: "updateConfig.updateStrategy", when: NEWER }],
  },
  {
    what: "a type without a list",
    found: replacing(PARAMETER_LIKE, { size: 1 }, { size: 2 }),
    paths: [
      { path: "labels", when: NOBODY },
      { path: "size", when: NOBODY },
    ],
  },
  {
    what: "a block that goes, of which only that counts",
    found: replacing(CLUSTER, { encryptionConfig: { provider: { keyArn: "a" } } }, {}),
    paths: [{ path: "encryptionConfig", when: "the block is removed; adding it is in place" }],
  },
  {
    what: "another key within that block",
    found: replacing(
      CLUSTER,
      { encryptionConfig: { provider: { keyArn: "a" } } },
      { encryptionConfig: { provider: { keyArn: "b" } } },
    ),
    paths: [],
  },
])("$what", ({ found, paths }) => {
  expect(found).toEqual(paths);
});

test("what the API server refuses is told, though it is planned in place", () => {
  const type = "kubernetes:storage.k8s.io/v1:StorageClass";
  const [before, certain] = [{ reclaimPolicy: "Delete" }, { reclaimPolicy: "Retain" }];

  expect(refusedPaths(type, { before, certain, possible: certain })).toEqual(["reclaimPolicy"]);
  expect(refusedPaths(type, { before, certain: before, possible: before })).toEqual([]);
});

test.each([
  { what: "a random name", type: NODES, inputs: {}, order: "create-before-delete" },
  { what: "a name of the program's", type: NODES, inputs: { nodeGroupName: "nodes" }, order: "delete-before-replace" },
  { what: "a name of Kubernetes", type: DATA, inputs: { metadata: { name: "x" } }, order: "delete-before-replace" },
  {
    what: "names that are no obstacle",
    type: "aws:eks/podIdentityAssociation:PodIdentityAssociation",
    inputs: {},
    order: "create-before-delete",
  },
  {
    what: "a type that always goes first",
    type: "aws:ec2/securityGroupRule:SecurityGroupRule",
    inputs: {},
    order: "delete-before-replace",
  },
])("$what: $order", ({ type, inputs, order }) => {
  expect(replacementOrder(planned(type, "x"), { before: inputs, certain: inputs, possible: inputs })).toBe(order);
});

test("another name in Kubernetes is no obstacle", () => {
  const [before, certain] = [{ metadata: { name: "x" } }, { metadata: { name: "y" } }];

  expect(replacementOrder(planned(DATA, "x"), { before, certain, possible: certain })).toBe("create-before-delete");
});

test("the program's own choice of the order wins", () => {
  const nodes = planned(NODES, "nodes", { options: { deleteBeforeReplace: true } });

  expect(replacementOrder(nodes, { before: {}, certain: {}, possible: {} })).toBe("delete-before-replace");
});
