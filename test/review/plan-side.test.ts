import { expect, test } from "@jest/globals";

import { planSide } from "../../review/plan-side";
import { planned, planOf, UNKNOWN, withInputs } from "./planned";

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

test.each([
  {
    input: "clusterName",
    lookups: [{ token: "aws:eks/getCluster:getCluster", args: { name: "theirs" } }],
    known: "theirs",
  },
  { input: "vpcId", lookups: [{ token: "aws:ec2/getVpc:getVpc", args: { id: "vpc-1" } }], known: "vpc-1" },
  {
    input: "vpcId",
    lookups: ["vpc-1", "vpc-2"].map((id) => ({ token: "aws:ec2/getVpc:getVpc", args: { id } })),
    known: UNKNOWN,
  },
  { input: "vpcId", lookups: [], known: UNKNOWN },
])("an unknown $input is the one looked up: $known", ({ input, lookups, known }) => {
  const entry = withInputs("aws:x:X", "x", { [input]: UNKNOWN });
  const ofMade = planned("aws:x:X", "y", { inputs: entry.inputs, propertyDependencies: { [input]: ["made"] } });
  const { resources } = planSide({ ...planOf(entry, ofMade), lookups });

  expect(resources.get("x")?.inputs).toEqual({ [input]: known });
  expect(resources.get("y")?.inputs).toEqual({ [input]: UNKNOWN });
});
