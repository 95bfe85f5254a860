import { expect, test } from "@jest/globals";

import { nodeRoleHoldsOnlyNodePermissions as rule } from "../../../policy/rules/node-role-holds-only-node-permissions";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const trusting = (service: string) =>
  JSON.stringify({ Statement: { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" } });
const allowing = (Action: unknown, more: object = {}) =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Action, Resource: "*", ...more }] });

const role = (properties: object = {}) => ({
  type: "aws:iam/role:Role",
  properties: { assumeRolePolicy: trusting("ec2.amazonaws.com"), ...properties },
});
const policy = (text: unknown, of = "${nodes.name}") => ({
  type: "aws:iam/rolePolicy:RolePolicy",
  properties: { role: of, policy: text },
});
const attachment = (policyArn: unknown, of = "${nodes.name}") => ({
  type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  properties: { role: of, policyArn },
});
const workers = (nodeRoleArn = "${nodes.arn}") => ({
  type: "aws:eks/nodeGroup:NodeGroup",
  properties: { nodeRoleArn },
});
const ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
const WORKER = "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy";
const TERMINATE = allowing("ec2:TerminateInstances");

const says = (path: string, what: string) => [
  `${path}: gives the nodes, and every pod that reaches their metadata, ${what}; ` +
    "give it to a role of the controller's own by Pod Identity instead",
];
const profiled = (launch: string, named: unknown, group: Readonly<Record<string, unknown>>) => ({
  nodes: role(),
  profile: { type: "aws:iam/instanceProfile:InstanceProfile", properties: { role: "${nodes.name}", name: "east" } },
  launch: { type: `aws:ec2/${launch}`, properties: { iamInstanceProfile: named } },
  group: { type: "aws:autoscaling/group:Group", properties: group },
  power: policy(TERMINATE),
});
const tagged = (key: string) => ({ tags: [{ key, value: "owned", propagateAtLaunch: true }] });
const TEMPLATE = "launchTemplate:LaunchTemplate";
const LAUNCHED = { launchTemplate: { id: "${launch.id}" } };
const BY_PROFILE = { name: "${profile.name}" };

test.each([
  {
    case: "a policy that terminates",
    resources: { power: policy(TERMINATE) },
    said: says("power policy", "ec2:TerminateInstances"),
  },
  {
    case: "every action of a service",
    resources: { power: policy(allowing(["autoscaling:*"])) },
    said: says(
      "power policy",
      "autoscaling:DeleteAutoScalingGroup, autoscaling:SetDesiredCapacity, " +
        "autoscaling:TerminateInstanceInAutoScalingGroup, autoscaling:UpdateAutoScalingGroup",
    ),
  },
  {
    case: "a pattern, in another case",
    resources: { power: policy(allowing("EC2:terminateI*")) },
    said: says("power policy", "ec2:TerminateInstances"),
  },
  {
    case: "a condition does not take it back",
    resources: {
      power: policy(allowing("ec2:Terminate?nstances", { Condition: { Bool: { "aws:ViaAWSService": "true" } } })),
    },
    said: says("power policy", "ec2:TerminateInstances"),
  },
  {
    case: "all but some",
    resources: {
      power: policy(JSON.stringify({ Statement: { Effect: "Allow", NotAction: ["iam:*", "autoscaling:*"] } })),
    },
    said: says("power policy", "ec2:TerminateInstances"),
  },
  {
    case: "all but these",
    resources: {
      power: policy(JSON.stringify({ Statement: { Effect: "Allow", NotAction: ["ec2:*", "autoscaling:*"] } })),
    },
    said: [],
  },
  {
    case: "refused again",
    resources: {
      power: policy(
        JSON.stringify({
          Statement: [
            { Effect: "Allow", Action: "ec2:*", Resource: "*" },
            { Effect: "Deny", Action: "ec2:Terminate*", Resource: "*" },
          ],
        }),
      ),
    },
    said: [],
  },
  {
    case: "refused for some instances only",
    resources: {
      power: policy(
        JSON.stringify({
          Statement: [
            { Effect: "Allow", Action: "ec2:*", Resource: "*" },
            { Effect: "Deny", Action: "ec2:*", Resource: "arn:aws:ec2:*:*:instance/i-0" },
          ],
        }),
      ),
    },
    said: says("power policy", "ec2:TerminateInstances"),
  },
  {
    case: "only refused",
    resources: { power: policy(JSON.stringify({ Statement: { Effect: "Deny", Action: "*" } })) },
    said: [],
  },
  {
    case: "what a handler on the node needs",
    resources: {
      power: policy(
        allowing(["autoscaling:Describe*", "autoscaling:CompleteLifecycleAction", "ec2:Describe*", "sqs:*"]),
      ),
    },
    said: [],
  },
  { case: "no JSON", resources: { power: policy("nothing {") }, said: [] },
  { case: "no statements", resources: { power: policy('{"Statement":[null,7,{"Effect":"Allow"}]}') }, said: [] },
  {
    case: "an administrator",
    resources: { power: attachment(ADMIN) },
    said: says("power policyArn", "AdministratorAccess"),
  },
  {
    case: "a power user in China",
    resources: { power: attachment("arn:aws-cn:iam::aws:policy/PowerUserAccess") },
    said: says("power policyArn", "PowerUserAccess"),
  },
  {
    case: "a policy of the account's own",
    resources: { power: attachment("arn:aws:iam::123456789012:policy/AdministratorAccess") },
    said: [],
  },
  {
    case: "a policy of the stack's own",
    resources: {
      power: attachment("${own.arn}"),
      own: { type: "aws:iam/policy:Policy", properties: { policy: TERMINATE } },
    },
    said: says("power policyArn", "ec2:TerminateInstances"),
  },
  {
    case: "in the role",
    resources: {
      nodes: role({ managedPolicyArns: [WORKER, ADMIN], inlinePolicies: [null, { name: "a", policy: TERMINATE }] }),
    },
    said: [
      ...says("nodes inlinePolicies[1].policy", "ec2:TerminateInstances"),
      ...says("nodes managedPolicyArns[1]", "AdministratorAccess"),
    ],
  },
  {
    case: "in the role, by an output",
    resources: {
      nodes: role({ managedPolicyArns: [WORKER, "${own.arn}"] }),
      own: { type: "aws:iam/policy:Policy", properties: { policy: TERMINATE } },
    },
    said: says("nodes managedPolicyArns", "ec2:TerminateInstances"),
  },
  {
    case: "lists that the engine fills in",
    resources: { nodes: role({ managedPolicyArns: UNKNOWN, inlinePolicies: UNKNOWN }) },
    said: [],
  },
  {
    case: "the policy unknown",
    resources: { power: policy(UNKNOWN) },
    said: ["power unknown: policy is not known during a preview"],
  },
  {
    case: "the ARN unknown",
    resources: { power: attachment(UNKNOWN) },
    said: ["power unknown: policyArn is not known during a preview"],
  },
  {
    case: "the trust unknown",
    resources: { nodes: role({ assumeRolePolicy: UNKNOWN }), power: policy(TERMINATE) },
    said: says("power policy", "ec2:TerminateInstances"),
  },
  {
    case: "a role that instances cannot take",
    resources: { nodes: role({ assumeRolePolicy: trusting("lambda.amazonaws.com") }), power: policy(TERMINATE) },
    said: [],
  },
  { case: "another role", resources: { other: role(), power: policy(TERMINATE, "${other.name}") }, said: [] },
  { case: "a role unknown", resources: { power: policy(TERMINATE, UNKNOWN) }, said: [] },
])("$case", ({ resources, said }) => {
  expect(runOn(rule, { nodes: role(), workers: workers(), ...resources })).toEqual(said);
});

const SPEAKS = says("power policy", "ec2:TerminateInstances");

test.each([
  { case: "nobody's nodes", resources: { nodes: role(), power: policy(TERMINATE) }, said: [] },
  {
    case: "a node policy in the role",
    resources: { nodes: role({ managedPolicyArns: [WORKER] }), power: policy(TERMINATE) },
    said: SPEAKS,
  },
  {
    case: "a node policy attached by name",
    resources: { nodes: role({ name: "east" }), worker: attachment(WORKER, "east"), power: policy(TERMINATE, "east") },
    said: SPEAKS,
  },
  {
    case: "a node group by name",
    resources: {
      nodes: role({ name: "east" }),
      workers: workers("arn:aws:iam::123456789012:role/eks/east"),
      power: policy(TERMINATE),
    },
    said: SPEAKS,
  },
  {
    case: "a template of a Kubernetes group",
    resources: profiled(TEMPLATE, BY_PROFILE, { ...LAUNCHED, ...tagged("kubernetes.io/cluster/east") }),
    said: SPEAKS,
  },
  {
    case: "a profile by name",
    resources: profiled(TEMPLATE, { name: "east" }, { ...LAUNCHED, ...tagged("kubernetes.io/cluster/east") }),
    said: SPEAKS,
  },
  {
    case: "a launch configuration of a Kubernetes group",
    resources: profiled("launchConfiguration:LaunchConfiguration", "${profile.id}", {
      launchConfiguration: "${launch.name}",
      ...tagged("kubernetes.io/cluster/east"),
    }),
    said: SPEAKS,
  },
  {
    case: "servers of another group",
    resources: profiled(TEMPLATE, BY_PROFILE, { ...LAUNCHED, ...tagged("team") }),
    said: [],
  },
  {
    case: "a control plane of one's own",
    resources: profiled(TEMPLATE, BY_PROFILE, {
      ...LAUNCHED,
      tags: [{ key: "kubernetes.io/cluster/east" }, { key: "k8s.io/role/control-plane" }],
    }),
    said: [],
  },
])("serves nodes: $case", ({ resources, said }) => {
  expect(runOn(rule, resources)).toEqual(said);
});

test("an organisation may let nodes have some of these actions", () => {
  const options = { allowedActions: ["ec2:TerminateInstances"] };
  const stack = (text: string) => ({ nodes: role(), workers: workers(), power: policy(text) });
  expect(runOn(rule, stack(TERMINATE), { options })).toEqual([]);
  expect(runOn(rule, stack(allowing("autoscaling:Set*")), { options })).toEqual(
    says("power policy", "autoscaling:SetDesiredCapacity"),
  );
});
