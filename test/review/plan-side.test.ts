import { expect, test } from "@jest/globals";

import { planSide } from "../../review/plan-side";
import { planned, planOf, withInputs } from "./planned";

const component = planned("spot-eks:components:Network", "network");
const vpc = planned("aws:ec2/vpc:Vpc", "vpc", { parent: "network", options: { provider: "aws" } });
const side = planSide(planOf(component, vpc, withInputs("pulumi:providers:aws", "aws", { region: "eu-west-1" })));

test("an update acts on resources, not on components", () => {
  expect([...side.resources.keys()]).toEqual(["vpc", "aws"]);
});

test("a resource has its parent, where the plan has it", () => {
  expect(side.parentOf(vpc)).toBe(component);
  expect(side.parentOf(component)).toBeUndefined();
  expect(side.parentOf({ ...vpc, parent: "elsewhere" })).toBeUndefined();
});

test("a resource has the region of its provider, where it has one of its own", () => {
  expect(side.regionOf(vpc)).toBe("eu-west-1");
  expect(side.regionOf(component)).toBeUndefined();
});
