import { expect, test } from "@jest/globals";

import type { PlannedResource } from "../../preview/plan";
import { reviewPlans } from "../../review/review-plans";
import { planned, planOf, withInputs } from "./planned";

const component = withInputs("spot-eks:components:ManagedNodeGroup", "x", { group: "general" });
const nodes = (version: string): PlannedResource =>
  planned("aws:eks/nodeGroup:NodeGroup", "x-nodes", { inputs: { version }, parent: "x" });
const key = planned("aws:kms/key:Key", "key", { options: { protect: true } });

test("a review tells resources, nodes and what is refused", () => {
  const { resources, groups, refusals } = reviewPlans(
    planOf(component, nodes("1.35"), key),
    planOf(component, nodes("1.36")),
  );

  expect(resources.map(({ urn, kind }) => [urn, kind])).toEqual([
    ["key", "delete"],
    ["x-nodes", "update"],
  ]);
  expect(groups).toEqual([{ urn: "x-nodes", name: "x-nodes", group: "general", effect: "rolls the nodes" }]);
  expect(refusals).toEqual([
    {
      urn: "key",
      message: "key: Pulumi refuses to delete what is protected; keep it, or run `pulumi state unprotect` first",
    },
  ]);
});
