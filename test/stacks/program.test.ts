import { beforeAll, describe, expect, test } from "@jest/globals";
import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";

import { isList, isObject, type WireValue } from "../../preview/wire";
import { planOfStack } from "../support/golden";
import { Recording } from "../support/record";

/** How much of a group is on demand: nodes, and percent of those above. */
const SPOT = { onDemandBaseCapacity: 0, onDemandPercentageAboveBaseCapacity: 0 };
const MIXED = { onDemandBaseCapacity: 2, onDemandPercentageAboveBaseCapacity: 10 };
const ON_DEMAND = { onDemandBaseCapacity: 0, onDemandPercentageAboveBaseCapacity: 100 };

/** The stacks of the project with their node groups: those that EKS manages, and the shares of those that are ours. */
const STACKS = [
  { stack: "dev", managed: ["general", "system"], shares: {}, roles: 6 },
  { stack: "staging", managed: ["system"], shares: { compute: SPOT, general: SPOT }, roles: 7 },
  {
    stack: "production",
    managed: ["arm", "fallback", "large", "system"],
    shares: {
      edge: MIXED,
      general: SPOT,
      "jobs-us-east-1a": ON_DEMAND,
      "jobs-us-east-1b": ON_DEMAND,
      "jobs-us-east-1c": ON_DEMAND,
      memory: SPOT,
    },
    roles: 8,
  },
];

/** What stands at a path inside a value. */
function at(value: WireValue | undefined, ...steps: readonly (string | number)[]): WireValue | undefined {
  return steps.reduce<WireValue | undefined>(
    (part, step) => (isList(part) ? part[Number(step)] : isObject(part) ? part[step] : undefined),
    value,
  );
}

/** What stands at a path of each resource. */
function each(values: Readonly<Record<string, WireValue | undefined>>, ...steps: readonly (string | number)[]) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, at(value, ...steps)]));
}

/** The same for several names. */
function all<Value>(names: readonly string[], value: Value): Record<string, Value> {
  return Object.fromEntries(names.map((name) => [name, value]));
}

describe.each(STACKS)("the nodes of $stack", ({ stack, managed, shares, roles }) => {
  const own = Object.keys(shares);
  let made: Recording;
  const nodes = (groups: readonly string[]) => groups.map((group) => `${stack}-${group}-nodes`);
  const templates = (groups: readonly string[]) => groups.map((group) => `${stack}-${group}-template`);

  beforeAll(async () => {
    made = new Recording(await planOfStack(stack));
  });

  test("are asked for as the environment says, managed or our own", () => {
    expect(Object.keys(made.of(eks.NodeGroup)).sort()).toEqual(nodes(managed));
    expect(Object.keys(made.of(autoscaling.Group)).sort()).toEqual(nodes(own));
  });

  test("answer for metadata only with a token, and over one hop", () => {
    const options = { httpEndpoint: "enabled", httpPutResponseHopLimit: 1, httpTokens: "required" };

    expect(each(made.of(ec2.LaunchTemplate), "metadataOptions")).toEqual(all(templates([...managed, ...own]), options));
  });

  test("get no public address: ours say so, managed ones leave it to the private subnet", () => {
    const addresses = each(made.of(ec2.LaunchTemplate), "networkInterfaces", 0, "associatePublicIpAddress");

    expect(addresses).toEqual({ ...all(templates(managed), undefined), ...all(templates(own), "false") });
  });

  test("are stored on encrypted disks", () => {
    const encrypted = each(made.of(ec2.LaunchTemplate), "blockDeviceMappings", 0, "ebs", "encrypted");

    expect(encrypted).toEqual(all(templates([...managed, ...own]), "true"));
  });

  test("are counted by the autoscaler: no wanted size, and changes of it are ignored", () => {
    const ignored = (type: object, groups: readonly string[]) =>
      Object.fromEntries(nodes(groups).map((name) => [name, made.find(type, name).options.ignoreChanges]));

    expect(each(made.of(autoscaling.Group), "desiredCapacity")).toEqual(all(nodes(own), undefined));
    expect(ignored(autoscaling.Group, own)).toEqual(all(nodes(own), ["desiredCapacity"]));
    expect(ignored(eks.NodeGroup, managed)).toEqual(all(nodes(managed), ["scalingConfig.desiredSize"]));
  });

  test("of our own are spot, mixed or on demand as their kind says, written out", () => {
    const distributions = each(made.of(autoscaling.Group), "mixedInstancesPolicy", "instancesDistribution");

    expect(distributions).toEqual(
      Object.fromEntries(
        Object.entries(shares).map(([group, share]) => [`${stack}-${group}-nodes`, expect.objectContaining(share)]),
      ),
    );
  });

  test("are spot except for the one system group, and the one that stands in where there is no spot", () => {
    const capacityTypes = Object.fromEntries(
      managed.map((group) => [
        `${stack}-${group}-nodes`,
        ["system", "fallback"].includes(group) ? "ON_DEMAND" : "SPOT",
      ]),
    );

    expect(each(made.of(eks.NodeGroup), "capacityType")).toEqual(capacityTypes);
  });

  test("are never ended for the balance of zones in groups of ours, and EKS keeps its own way", () => {
    const suspending = made.plan.resources.filter(({ inputs }) => "suspendedProcesses" in inputs);

    expect(suspending.map(({ name }) => name).sort()).toEqual(nodes(own));
    expect(each(made.of(autoscaling.Group), "suspendedProcesses")).toEqual(all(nodes(own), ["AZRebalance"]));
    expect(each(made.of(autoscaling.Group), "capacityRebalance")).toEqual(all(nodes(own), false));
  });

  test("of role system are one group, and it alone keeps other pods out as such", () => {
    const [roles, taints] = [
      each(made.of(eks.NodeGroup), "labels", "spot-eks/role"),
      each(made.of(eks.NodeGroup), "taints"),
    ];
    const tainted = made.plan.resources.filter(
      ({ type, inputs }) => type === "aws:eks/nodeGroup:NodeGroup" && JSON.stringify(inputs).includes("CriticalAddons"),
    );

    expect(roles).toEqual({ ...all(nodes(managed), undefined), [`${stack}-system-nodes`]: "system" });
    expect(taints[`${stack}-system-nodes`]).toEqual([
      { key: "CriticalAddonsOnly", value: "true", effect: "NO_SCHEDULE" },
    ]);
    expect(tainted.map(({ name }) => name)).toEqual([`${stack}-system-nodes`]);
    expect(JSON.stringify(made.of(autoscaling.Group))).not.toContain("CriticalAddonsOnly");
  });

  test("and all around them have names that Pulumi makes, so that a replacement can stand beside the old one", () => {
    const PHYSICAL = ["name", "namePrefix", "nodeGroupName", "nodeGroupNamePrefix"];
    const types = [eks.NodeGroup, autoscaling.Group, ec2.LaunchTemplate, iam.Role, iam.InstanceProfile];
    const resources = types.flatMap((type) => Object.entries(made.of(type)));
    const named = resources.filter(([, inputs]) => PHYSICAL.some((key) => at(inputs, key) !== undefined));

    expect(resources.length).toBe(2 * (managed.length + own.length) + roles + 1);
    expect(named.map(([name]) => name)).toEqual([]);
  });

  test("are pinned: no version is the newest of the day", () => {
    expect(JSON.stringify(made.plan)).not.toMatch(/\$Latest|\$Default|"latest"|\/recommended/i);
    expect(each(made.of(eks.NodeGroup), "releaseVersion")).toEqual(all(nodes(managed), "1.36.4-20260930"));
    expect(each(made.of(eks.NodeGroup), "version")).toEqual(all(nodes(managed), "1.36"));
  });
});
