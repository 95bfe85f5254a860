import { expect, test } from "@jest/globals";

import type { Plan, PlannedResource } from "../../../preview/plan";
import { planOddities } from "./plan-oddities";

const SUBNET = "aws:ec2/subnet:Subnet";
const GROUP = "aws:autoscaling/group:Group";

function resource(type: string, name: string, rest: Partial<PlannedResource> = {}): PlannedResource {
  const urn = `urn:pulumi:dev::spot-eks::${type}::${name}`;
  return {
    urn,
    type,
    name,
    custom: true,
    inputs: {},
    dependencies: [],
    propertyDependencies: {},
    options: {},
    ...rest,
  };
}

function planOf(resources: readonly PlannedResource[], diagnostics: Plan["diagnostics"] = []): Plan {
  return { project: "spot-eks", stack: "dev", resources, outputs: {}, diagnostics, lookups: [] };
}

const vpc = resource("awsx:ec2:Vpc", "test");

test.each([
  {
    what: "subnets that overlap",
    plan: planOf([
      resource(SUBNET, "one", { inputs: { cidrBlock: "10.0.0.0/20" } }),
      resource(SUBNET, "other", { inputs: { cidrBlock: "10.0.8.0/21" } }),
    ]),
    oddities: ["one and other have addresses in common"],
  },
  {
    what: "a managed group of two shapes",
    plan: planOf([
      resource("aws:eks/nodeGroup:NodeGroup", "web", {
        inputs: { instanceTypes: ["m5.large", "m6i.large", "m5.xlarge"] },
      }),
    ]),
    oddities: ["web: m5.xlarge has 4 vCPU where m5.large has 2"],
  },
  {
    what: "an Auto Scaling group of two shapes",
    plan: planOf([
      resource(GROUP, "web", {
        inputs: {
          mixedInstancesPolicy: {
            launchTemplate: { overrides: [{ instanceType: "m5.large" }, { instanceType: "m5.xlarge" }] },
          },
        },
      }),
    ]),
    oddities: ["web: m5.xlarge has 4 vCPU where m5.large has 2"],
  },
  {
    what: "a resource named by an index",
    plan: planOf([resource(GROUP, "test-web-0-nodes")]),
    oddities: ["test-web-0-nodes is named by an index"],
  },
  {
    what: "a resource made twice",
    plan: planOf([resource(GROUP, "web"), resource(GROUP, "web")]),
    oddities: ["urn:pulumi:dev::spot-eks::aws:autoscaling/group:Group::web is made twice"],
  },
  {
    what: "an error told to the engine",
    plan: planOf([], [{ severity: "error", message: "no such zone" }]),
    oddities: ["no such zone"],
  },
])("finds $what", ({ plan, oddities }) => {
  expect(planOddities(plan, {})).toEqual(oddities);
});

test.each([
  { what: "a digit of the environment's own name", name: "team-3-web-nodes", document: { name: "team-3" } },
  { what: "a zone", name: "test-jobs-us-east-1a-nodes", document: { zones: ["us-east-1a"] } },
  { what: "a policy of AWS", name: "test-AmazonEC2ContainerRegistryPullOnly", document: {} },
])("takes $what for no index", ({ name, document }) => {
  expect(planOddities(planOf([resource(GROUP, name)]), document)).toEqual([]);
});

test("lets the VPC component, whose names are not ours, name by index", () => {
  expect(planOddities(planOf([vpc, resource(SUBNET, "test-private-1", { parent: vpc.urn })]), {})).toEqual([]);
});
