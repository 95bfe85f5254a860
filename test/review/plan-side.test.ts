import { expect, test } from "@jest/globals";

import { planSide } from "../../review/plan-side";
import { planned, planOf, withInputs } from "./planned";

const component = planned("spot-eks:components:Network", "network");
const vpc = planned("aws:ec2/vpc:Vpc", "vpc", { parent: "network", options: { provider: "aws" } });
const subnet = planned("aws:ec2/subnet:Subnet", "subnet", { parent: "vpc" });
const provider = withInputs("pulumi:providers:aws", "aws", { region: "eu-west-1" });
const side = planSide(planOf(component, vpc, subnet, provider));

test("an update acts on resources, not on components", () => {
  expect([...side.resources.keys()]).toEqual(["vpc", "subnet", "aws"]);
});

test("a resource has the innermost component of this project that it stands in, where the plan has it", () => {
  expect(side.componentOf(vpc)).toBe(component);
  expect(side.componentOf(subnet)).toBe(component);
  expect(side.componentOf(component)).toBeUndefined();
  expect(side.componentOf({ ...vpc, parent: "elsewhere" })).toBeUndefined();
});

test("a resource has the region of its provider, where it has one of its own", () => {
  expect(side.regionOf(vpc)).toBe("eu-west-1");
  expect(side.regionOf(component)).toBeUndefined();
});
