import { beforeAll, describe, expect, test } from "@jest/globals";
import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";

import type { PlannedResource } from "../../preview/plan";
import { isList, isObject, readable, type WireValue } from "../../preview/wire";
import { planOfStack } from "../support/golden";
import { Recording } from "../support/record";

const STACKS = [
  { stack: "dev", tags: { environment: "dev" } },
  { stack: "staging", tags: { environment: "staging", team: "platform" } },
  { stack: "production", tags: { environment: "production", team: "platform", "cost-center": "4711" } },
];

/** What takes no tags, or has them as something else than a map; all other types must carry every tag. */
const WITHOUT_TAGS = [
  "aws:autoscaling/group:Group",
  "aws:autoscaling/lifecycleHook:LifecycleHook",
  "aws:autoscaling/tag:Tag",
  "aws:cloudwatch/dashboard:Dashboard",
  "aws:cloudwatch/eventTarget:EventTarget",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
  "aws:ec2/route:Route",
  "aws:ec2/routeTableAssociation:RouteTableAssociation",
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:kms/alias:Alias",
  "aws:sns/topicPolicy:TopicPolicy",
  "aws:sqs/queuePolicy:QueuePolicy",
];

function part(value: WireValue | undefined, key: string): WireValue | undefined {
  return isObject(value) ? value[key] : undefined;
}

function parts(value: WireValue | undefined): readonly WireValue[] {
  return isList(value) ? value : [];
}

/** A text as it is; anything else as none. */
function text(value: WireValue | undefined): string {
  return typeof value === "string" ? value : "";
}

/** Says whether a map of tags holds all of them. */
function holds(map: WireValue | undefined, tags: Readonly<Record<string, string>>): boolean {
  return Object.entries(tags).every(([key, value]) => part(map, key) === value);
}

describe.each(STACKS)("every tag of $stack is on", ({ stack, tags }) => {
  let made: Recording;
  let resources: readonly PlannedResource[];

  beforeAll(async () => {
    made = new Recording(await planOfStack(stack));
    resources = made.plan.resources.filter(({ type }) => type.startsWith("aws:"));
  });

  test("each resource of AWS that has tags", () => {
    const taking = resources.filter(({ type }) => !WITHOUT_TAGS.includes(type));
    const missing = taking.filter(({ inputs }) => !holds(readable(inputs["tags"] ?? null), tags));

    // An administrator's access entry is made by the component, which hands no tags on to it; it costs nothing.
    const free = Object.keys(made.of(eks.AccessEntry)).filter((name) => name.startsWith(`${stack}-control-plane-`));
    expect(missing.map(({ name }) => name)).toEqual(free);
    expect([...new Set(taking.map(({ type }) => type))]).toEqual(
      expect.arrayContaining([
        "aws:cloudwatch/logGroup:LogGroup",
        "aws:ec2/eip:Eip",
        "aws:ec2/launchTemplate:LaunchTemplate",
        "aws:ec2/natGateway:NatGateway",
        "aws:eks/cluster:Cluster",
        "aws:eks/nodeGroup:NodeGroup",
        "aws:kms/key:Key",
      ]),
    );
  });

  test("what the provider makes without being told", () => {
    const [provider] = Object.values(made.of("pulumi:providers:aws"));
    const defaults: unknown = JSON.parse(text(part(provider, "defaultTags")));

    expect(defaults).toEqual({ tags });
  });

  test("instances, volumes and network interfaces of each launch template", () => {
    const kinds = ["instance", "volume", "network-interface"].map((kind) => [kind, true]);
    const tagged = Object.values(made.of(ec2.LaunchTemplate)).map((template) =>
      parts(part(template, "tagSpecifications")).map((specification) => [
        part(specification, "resourceType"),
        holds(part(specification, "tags"), tags),
      ]),
    );

    expect(tagged.length).toBeGreaterThan(0);
    expect(tagged).toEqual(tagged.map(() => kinds));
  });

  test("Auto Scaling groups of ours, and on what they launch", () => {
    const tagsOf = (group: WireValue) =>
      Object.entries(tags).map(([key]) => parts(part(group, "tags")).filter((tag) => part(tag, "key") === key));
    const wanted = Object.entries(tags).map(([key, value]) => [{ key, value, propagateAtLaunch: true }]);
    const groups = Object.values(made.of(autoscaling.Group));

    expect(groups.map(tagsOf)).toEqual(groups.map(() => wanted));
  });

  test("Auto Scaling groups that EKS makes, one resource for each tag", () => {
    const wanted = Object.keys(made.of(eks.NodeGroup)).flatMap((name) =>
      Object.entries(tags).map(([key, value]) => [
        `${name.replace(/-nodes$/, "")}-tag-${key}`,
        { autoscalingGroupName: "[unknown]", tag: { key, value, propagateAtLaunch: false } },
      ]),
    );

    expect(made.of(autoscaling.Tag)).toEqual(Object.fromEntries(wanted));
    for (const name of Object.keys(made.of(autoscaling.Tag))) {
      const nodes = made.find(eks.NodeGroup, name.replace(/-tag-.*$/, "-nodes"));
      expect(made.find(autoscaling.Tag, name).dependencies).toContain(nodes.urn);
    }
  });

  test("volumes that the EBS driver makes", () => {
    const driver = made.of(eks.Addon)[`${stack}-ebs-csi-driver`];
    const configuration: unknown = JSON.parse(text(part(driver, "configurationValues")));

    expect(configuration).toMatchObject({ controller: { extraVolumeTags: tags } });
  });
});
