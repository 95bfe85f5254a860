import { readdirSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "@jest/globals";

import { PLACED_RULES } from "../../policy/rule-groups";
import { judge } from "../../policy/judge";
import { settingsOf } from "../../policy/settings";
import { stackResourcesOf } from "../../review/stack-resources";
import { record, type Recording } from "../support/record";
import { TODAY } from "../support/run-rule";
import { FINDINGS, type Expected } from "./programs/findings";

const SUBNETS = '["subnet-0a1","subnet-0b2","subnet-0c3"]';

/** What the programs read of their configuration. */
const CONFIG = {
  "ads:securityGroup": "sg-01",
  "ads:subnets": SUBNETS,
  "aws:region": "eu-central-1",
  "box:home": "203.0.113.7/32",
  "box:subnet": "subnet-0a1",
  "box:vpc": "vpc-01",
  "genomics:securityGroup": "sg-01",
  "genomics:subnets": SUBNETS,
  "jobs:nodeSecurityGroup": "sg-01",
  "jobs:privateSubnets": SUBNETS,
  "karpenter:cluster": "east",
  "render:alerts": "arn:aws:sns:eu-central-1:123456789012:alerts",
  "render:image": "ami-0123456789abcdef0",
  "render:licenceSubnet": "subnet-0a1",
  "render:securityGroup": "sg-01",
  "render:subnets": SUBNETS,
  "shop:privateSubnets": SUBNETS,
  "shop:vpc": "vpc-01",
  "training:alerts": "arn:aws:sns:eu-central-1:123456789012:alerts",
  "training:cluster": "training",
  "training:endpoint": "https://0123456789ABCDEF.gr7.eu-central-1.eks.amazonaws.com",
  "training:image": "ami-0123456789abcdef0",
  "training:instanceProfile": "training-nodes",
  "training:securityGroup": "sg-01",
  "training:subnets": SUBNETS,
  "web:alerts": "arn:aws:sns:eu-central-1:123456789012:alerts",
  "web:image": "ami-0123456789abcdef0",
  "web:securityGroup": "sg-01",
  "web:subnets": SUBNETS,
  "web:vpc": "vpc-01",
};

const rules = new Set(PLACED_RULES.map(({ rule }) => rule.name));

test("every program has its findings, and every finding its program", () => {
  const programs = readdirSync(path.join(__dirname, "programs"))
    .map((file) => path.basename(file, ".ts"))
    .filter((name) => name !== "findings" && name !== "pulumi-eks-groups");
  expect(programs.sort()).toEqual(Object.keys(FINDINGS).sort());
});

describe.each(Object.entries(FINDINGS))("%s", (name, expected) => {
  test("runs, and is told what is wrong with it and nothing else", async () => {
    const { plan } = await recorded(name);
    expect(plan.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const { findings } = judge(stackResourcesOf(plan), settingsOf("strict"), TODAY);
    const nameOf = new Map(plan.resources.map((resource) => [resource.urn, resource.name]));
    const found = findings.map(({ urn, rule }): Expected => [nameOf.get(urn) ?? urn, rule]);
    expect(inOrder(found)).toEqual(inOrder(expected.filter(([, rule]) => rules.has(rule))));
  });
});

async function recorded(name: string): Promise<Recording> {
  const { program } = (await import(`./programs/${name}`)) as { program: () => unknown };
  return record(program, { project: name, stack: "production", config: CONFIG });
}

function inOrder(findings: readonly Expected[]): string[] {
  return findings.map(([resource, rule]) => `${resource}: ${rule}`).sort();
}
