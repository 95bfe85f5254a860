import { expect, test } from "@jest/globals";

import { certaintyOfLoss, certaintyOfUnknown, type Fate } from "../../review/new-values";
import { planned } from "./planned";

const NODES = "aws:eks/nodeGroup:NodeGroup";
const ROUTE = "aws:ec2/route:Route";

/** A resource with one input that depends on these others, before and after. */
function pair(type: string, input: string, before: readonly string[], after: readonly string[]) {
  const of = (urns: readonly string[]) =>
    planned(type, "x", { propertyDependencies: urns.length === 0 ? {} : { [input]: urns } });
  return { before: of(before), after: of(after) };
}

test.each([
  { what: "the same resource", before: ["a"], after: ["a"], certainty: undefined },
  { what: "the same in another order", before: ["a", "b"], after: ["b", "a"], certainty: undefined },
  { what: "nothing known", before: [], after: [], certainty: undefined },
  { what: "another resource", before: ["a"], after: ["b"], certainty: "certain" },
  { what: "one more", before: ["a"], after: ["a", "b"], certainty: "possible" },
  { what: "one less", before: ["a", "b"], after: ["a"], certainty: "possible" },
  { what: "a resource at last", before: [], after: ["a"], certainty: "possible" },
])("an unknown value that comes from $what is new: $certainty", ({ before, after, certainty }) => {
  const found = certaintyOfUnknown(["natGatewayId"], pair(ROUTE, "natGatewayId", before, after), () => undefined);

  expect(found).toBe(certainty);
});

const REPLACED: Fate = { type: "aws:eks/cluster:Cluster", kind: "replace", order: "delete-before-replace" };

test.each<{ what: string; input: string; type: string; fate: Fate | undefined; certainty: string | undefined }>([
  { what: "a name that replaces", input: "clusterName", type: NODES, fate: REPLACED, certainty: "certain" },
  { what: "a part of the input replaces", input: "launchTemplate", type: NODES, fate: REPLACED, certainty: "certain" },
  {
    what: "it may be replaced",
    input: "clusterName",
    type: NODES,
    fate: { ...REPLACED, kind: "may-replace" },
    certainty: "possible",
  },
  {
    what: "its successor comes first",
    input: "clusterName",
    type: NODES,
    fate: { ...REPLACED, order: "create-before-delete" },
    certainty: undefined,
  },
  { what: "the input replaces nothing", input: "labels", type: NODES, fate: REPLACED, certainty: undefined },
  { what: "it stays", input: "clusterName", type: NODES, fate: undefined, certainty: undefined },
  { what: "the type has no list", input: "clusterName", type: "acme:x:X", fate: REPLACED, certainty: undefined },
])(
  "an input that depends on what is deleted first goes with it where $what: $certainty",
  ({ input, type, fate, certainty }) => {
    expect(certaintyOfLoss(input, pair(type, input, ["cluster"], ["cluster"]), () => fate)).toBe(certainty);
  },
);
