import { expect, test } from "@jest/globals";

import { renderTree } from "../../cli/tree";
import type { Plan, PlannedResource } from "../../preview/plan";

const STACK = "urn:pulumi:dev::spot-eks::pulumi:pulumi:Stack::spot-eks-dev";
const NETWORK = "urn:pulumi:dev::spot-eks::spot-eks:components:Network::net";

function resource(urn: string, type: string, parent?: string, more: Partial<PlannedResource> = {}): PlannedResource {
  return {
    urn,
    type,
    name: urn.split("::").at(-1) ?? "",
    custom: true,
    ...(parent === undefined ? {} : { parent }),
    inputs: {},
    dependencies: [],
    propertyDependencies: {},
    options: {},
    ...more,
  };
}

const plan: Plan = {
  project: "spot-eks",
  stack: "dev",
  resources: [
    resource(STACK, "pulumi:pulumi:Stack", undefined, { custom: false }),
    resource("urn:pulumi:dev::spot-eks::aws:kms/key:Key::key", "aws:kms/key:Key", STACK),
    resource(NETWORK, "spot-eks:components:Network", STACK, { custom: false }),
    resource(`${NETWORK}-vpc`, "aws:ec2/vpc:Vpc", NETWORK, { options: { protect: true } }),
    resource(`${NETWORK}-sub`, "aws:ec2/subnet:Subnet", `${NETWORK}-vpc`),
  ],
  outputs: {},
  diagnostics: [],
  lookups: [],
};

test("a plan is drawn by parent, components first, with counts and what is protected", () => {
  expect(renderTree(plan, { columns: Infinity, hasColor: false })).toBe(
    [
      "     Type                            Name          Plan",
      " +   pulumi:pulumi:Stack             spot-eks-dev  create",
      " +   ├─ spot-eks:components:Network  net           create (2)",
      " +   │  └─ aws:ec2:Vpc               net-vpc       create [protect]",
      " +   │     └─ aws:ec2:Subnet         net-sub       create",
      " +   └─ aws:kms:Key                  key           create",
      "",
    ].join("\n"),
  );
});

test("no line is longer than the terminal is wide", () => {
  const lines = renderTree(plan, { columns: 40, hasColor: false }).split("\n");
  expect(lines.map((line) => line.length)).toEqual([40, 40, 40, 40, 40, 40, 0]);
  expect(lines[1]).toBe(" +   pulumi:pulumi:Stack             sp…");
});

test("colours are drawn only where they are wanted", () => {
  expect(renderTree(plan, { columns: Infinity, hasColor: true })).toContain("\u001b[32m +   pulumi:pulumi:Stack");
  expect(renderTree(plan, { columns: Infinity, hasColor: false })).not.toContain("\u001b");
});
