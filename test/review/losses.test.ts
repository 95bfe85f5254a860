import { expect, test } from "@jest/globals";

import { losses } from "../../review/losses";
import type { ChangeKind, ResourceChange } from "../../review/resource-change";

const CLUSTER = "aws:eks/cluster:Cluster";
const VPC = "aws:ec2/vpc:Vpc";

function change(kind: ChangeKind, type: string, name: string): ResourceChange {
  return { urn: name, type, name, kind, changed: [], replacing: [], refused: [] };
}

test.each([
  {
    what: "an environment under another name",
    changes: [
      change("create", CLUSTER, "new-cluster"),
      change("delete", CLUSTER, "old-cluster"),
      change("create", VPC, "new-vpc"),
      change("delete", VPC, "old-vpc"),
      change("delete", "aws:ec2/subnet:Subnet", "old-subnet"),
    ],
    lost: [
      "the control plane old-cluster is removed with all that is in it, and new-cluster is made anew",
      "the VPC old-vpc is removed with all that is in it, and new-vpc is made anew",
    ],
  },
  {
    what: "a VPC in place of which one that exists is named",
    changes: [change("delete", VPC, "x")],
    lost: ["the VPC x is removed with all that is in it"],
  },
  {
    what: "a control plane that is replaced",
    changes: [change("replace", CLUSTER, "x")],
    lost: ["the control plane x is removed with all that is in it, and made anew"],
  },
  {
    what: "a VPC that may be replaced",
    changes: [change("may-replace", VPC, "x")],
    lost: ["the VPC x may be removed with all that is in it, and made anew"],
  },
  {
    what: "a control plane that changes, and a VPC that comes",
    changes: [change("update", CLUSTER, "x"), change("create", VPC, "y")],
    lost: [],
  },
])("what goes with $what is told", ({ changes, lost }) => {
  expect(losses(changes).map(({ message }) => message)).toEqual(lost);
});
