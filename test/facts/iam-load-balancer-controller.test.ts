import { readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "@jest/globals";

import {
  loadBalancerControllerPolicies,
  type LoadBalancerControllerScope,
} from "../../facts/iam-load-balancer-controller";
import { LOAD_BALANCER_EXTRAS } from "../../facts/iam-load-balancers";
import { factSource } from "../support/source-test";

const EAST: LoadBalancerControllerScope = {
  partition: "aws",
  region: "us-east-1",
  accountId: "111122223333",
  clusterName: "east",
};
const ELB = "arn:aws:elasticloadbalancing:us-east-1:111122223333";

interface Document {
  readonly Statement: readonly { Sid: string; Action: string[]; Resource: string[]; Condition?: object }[];
}

const read = (json: string | undefined): Document => JSON.parse(json ?? "{}") as Document;
const sids = (json: string | undefined): string[] => read(json).Statement.map(({ Sid }) => Sid);

const { at: SOURCE, sourceTest } = factSource("SPOT_EKS_IAM_SOURCE", {
  folder: "iam",
  file: "aws-load-balancer-controller.json",
  undone: "the load balancer controller's policy was not compared with its collected source",
});

test("load balancers and target groups are made and changed with this cluster's tag only", () => {
  const { loadBalancers } = loadBalancerControllerPolicies(EAST);
  expect(read(loadBalancers).Statement[0]).toEqual({
    Action: ["elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:CreateTargetGroup"],
    Condition: { StringEquals: { "aws:RequestTag/elbv2.k8s.aws/cluster": "east" } },
    Effect: "Allow",
    Resource: [`${ELB}:loadbalancer/app/*/*`, `${ELB}:loadbalancer/net/*/*`, `${ELB}:targetgroup/*/*`],
    Sid: "CreateLoadBalancersAndTargetGroups",
  });
  expect(sids(loadBalancers)).toEqual([
    "CreateLoadBalancersAndTargetGroups",
    "TagNewLoadBalancersAndTargetGroups",
    "RetagOwnLoadBalancersAndTargetGroups",
    "ManageOwnLoadBalancersAndTargetGroups",
    "CreateListeners",
    "ManageListeners",
    "ManageListenerRules",
    "TagListenersAndRules",
    "RegisterTargets",
  ]);
});

test("security groups of the cluster are opened, and only the controller's own are made and deleted", () => {
  const { network } = loadBalancerControllerPolicies(EAST);
  expect(read(network).Statement.slice(3)).toMatchObject([
    { Sid: "OpenNodeSecurityGroups", Condition: { Null: { "aws:ResourceTag/kubernetes.io/cluster/east": "false" } } },
    { Sid: "CreateOwnSecurityGroups" },
    { Sid: "CreateSecurityGroupsInVpc", Resource: ["arn:aws:ec2:us-east-1:111122223333:vpc/*"] },
    { Sid: "TagNewSecurityGroups" },
    { Sid: "RetagOwnSecurityGroups" },
    {
      Sid: "ManageOwnSecurityGroups",
      Action: ["ec2:AuthorizeSecurityGroupIngress", "ec2:DeleteSecurityGroup", "ec2:RevokeSecurityGroupIngress"],
      Condition: { StringEquals: { "aws:ResourceTag/elbv2.k8s.aws/cluster": "east" } },
    },
  ]);
});

test.each([
  { extras: [], expected: undefined },
  { extras: ["cognito"] as const, expected: ["ReadUserPoolClients"] },
  { extras: ["shield"] as const, expected: ["ReadShield", "CreateShieldProtection", "DeleteShieldProtection"] },
  {
    extras: ["wafv2", "wafClassic"] as const,
    expected: ["AttachClassicWebAcls", "AttachWebAcls", "SetWebAclOnLoadBalancers"],
  },
])("what is joined to load balancers with $extras", ({ extras, expected }) => {
  const { extras: json } = loadBalancerControllerPolicies({ ...EAST, extras });
  expect(json === undefined ? undefined : sids(json)).toEqual(expected);
});

test("every document fits a managed policy at the longest names", () => {
  const scope: LoadBalancerControllerScope = {
    partition: "aws-us-gov",
    region: "us-gov-west-1",
    accountId: "111122223333",
    clusterName: "c".repeat(100),
    extras: LOAD_BALANCER_EXTRAS,
  };
  const sizes = Object.values(loadBalancerControllerPolicies(scope)).map((json: string) => json.length);
  expect(sizes.filter((size) => size > 6144)).toEqual([]);
});

sourceTest("agrees with the collected policy in every statement", () => {
  const filled = readFileSync(path.join(SOURCE, "aws-load-balancer-controller.json"), "utf8")
    .replaceAll("${partition}", "aws")
    .replaceAll("${region}", "us-east-1")
    .replaceAll("${account}", "111122223333")
    .replaceAll("${cluster}", "east");
  const { policies, optionalPolicies } = JSON.parse(filled) as Record<string, Record<string, Document>>;
  const made = loadBalancerControllerPolicies({ ...EAST, extras: LOAD_BALANCER_EXTRAS });

  expect(read(made.loadBalancers)).toEqual(policies?.["loadBalancers"]);
  expect(read(made.network)).toEqual(policies?.["network"]);
  const optional = new Map(
    Object.values(optionalPolicies ?? {}).flatMap(({ Statement }) =>
      Statement.map((each) => [each.Sid, each] as const),
    ),
  );
  expect(new Map(read(made.extras).Statement.map((each) => [each.Sid, each] as const))).toEqual(optional);
});
