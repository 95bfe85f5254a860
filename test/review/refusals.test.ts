import { expect, test } from "@jest/globals";

import { planSide } from "../../review/plan-side";
import { refusals } from "../../review/refusals";
import type { ChangeKind, ResourceChange } from "../../review/resource-change";
import { planned, planOf } from "./planned";

const CLUSTER = "aws:eks/cluster:Cluster";
const SUBNET = "aws:ec2/subnet:Subnet";
const NO_SIDES = { before: planSide(planOf()), after: planSide(planOf()) };

function messages(change: Partial<ResourceChange> & Pick<ResourceChange, "type">): readonly string[] {
  const nothing = { urn: "x", name: "x", kind: "update", changed: [], replacing: [], refused: [] } as const;
  return refusals([{ ...nothing, ...change }], NO_SIDES).map(({ message }) => message);
}

const subnet = (protect: boolean) => planned(SUBNET, "x", { options: protect ? { protect } : {} });
const cluster = (version: string) => planned(CLUSTER, "x", { inputs: { version } });

test.each<{ kind: ChangeKind; was: boolean; is?: boolean; said: readonly string[] }>([
  {
    kind: "delete",
    was: true,
    said: ["x: Pulumi refuses to delete what is protected; keep it, or run `pulumi state unprotect` first"],
  },
  { kind: "delete", was: false, said: [] },
  {
    kind: "replace",
    was: true,
    is: true,
    said: ["x: Pulumi refuses to replace what is protected; take the change back"],
  },
  {
    kind: "may-replace",
    was: true,
    is: true,
    said: ["x: Pulumi may refuse to replace what is protected; take the change back"],
  },
  { kind: "replace", was: true, is: false, said: [] },
  { kind: "replace", was: false, is: true, said: [] },
  { kind: "update", was: true, is: true, said: [] },
])("$kind, protected before: $was, and after: $is", ({ kind, was, is, said }) => {
  const after = is === undefined ? {} : { after: subnet(is) };

  expect(messages({ type: SUBNET, kind, before: subnet(was), ...after })).toEqual(said);
});

test.each([
  { from: "1.35", to: "1.36", said: [] },
  { from: "1.36", to: "1.36", said: [] },
  {
    from: "1.34",
    to: "1.36",
    said: ['x: EKS refuses 1.36 after 1.34: a control plane goes up by one minor; write "1.35"'],
  },
  {
    from: "1.36",
    to: "1.35",
    said: ["x: EKS goes back from 1.36 to 1.35 only within 7 days of the upgrade, and after all nodes"],
  },
  { from: "1.36", to: "1.34", said: ["x: EKS refuses 1.34 after 1.36: it goes back by one minor at most"] },
])("a control plane from $from to $to", ({ from, to, said }) => {
  expect(messages({ type: CLUSTER, before: cluster(from), after: cluster(to) })).toEqual(said);
});

test("the version of something else is its own affair", () => {
  const addon = (version: string) => planned("aws:eks/addon:Addon", "x", { inputs: { version } });

  expect(messages({ type: "aws:eks/addon:Addon", before: addon("1.34"), after: addon("1.36") })).toEqual([]);
});

test("each input that the API server refuses is told", () => {
  expect(messages({ type: "kubernetes:storage.k8s.io/v1:StorageClass", refused: ["reclaimPolicy"] })).toEqual([
    "x: the Kubernetes API server refuses another reclaimPolicy; make a new object under another name",
  ]);
});
