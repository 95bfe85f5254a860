import { readdirSync } from "node:fs";
import path from "node:path";

import { expect, test } from "@jest/globals";

import { clusterAutoscalerPolicy } from "../../facts/iam-cluster-autoscaler";
import { flowLogsPolicy, logGroupArn, type AccountRegion } from "../../facts/iam-flow-logs";
import { loadBalancerControllerPolicies } from "../../facts/iam-load-balancer-controller";
import { karpenterPolicies } from "../../facts/iam-karpenter";
import { LOAD_BALANCER_EXTRAS } from "../../facts/iam-load-balancers";
import { terminationHandlerPolicy } from "../../facts/iam-node-termination-handler";
import { unboundWrites } from "../support/unbound-writes";

const CLUSTER = "production";
const PLACE: AccountRegion = { partition: "aws", region: "eu-west-1", accountId: "111122223333" };

const loadBalancers = loadBalancerControllerPolicies({ ...PLACE, clusterName: CLUSTER, extras: LOAD_BALANCER_EXTRAS });

/** Every policy of a role made here, by the file that writes it. */
const POLICIES: Readonly<Record<string, readonly (string | undefined)[]>> = {
  "iam-cluster-autoscaler": [clusterAutoscalerPolicy(PLACE, CLUSTER)],
  "iam-flow-logs": [flowLogsPolicy(logGroupArn(PLACE, `/aws/vpc/${CLUSTER}/flow-logs`))],
  "iam-karpenter": Object.values(
    karpenterPolicies({ ...PLACE, clusterName: CLUSTER, queueName: "production-karpenter", rolePath: "/" }),
  ),
  "iam-load-balancer-controller": Object.values(loadBalancers),
  "iam-node-termination-handler": [
    terminationHandlerPolicy(PLACE, {
      clusterName: CLUSTER,
      queueArn: "arn:aws:sqs:eu-west-1:111122223333:production-interruptions",
      sendsHeartbeats: true,
    }),
  ],
};

/** Files of which others make policies, and policies of what is no role. */
const WITHOUT_POLICIES = [
  "iam-alarm-topic",
  "iam-event-log",
  "iam-interruption-queue",
  "iam-load-balancers",
  "iam-policy",
];

/** Writes that are allowed on everything, each with its reason. */
const EXCEPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "iam-load-balancer-controller": {
    "elasticloadbalancing:SetWebAcl": "AWS knows no resource for it; only where web ACLs are asked for",
    "shield:CreateProtection": "AWS knows no resource for it; only where Shield is asked for",
  },
};

test.each(Object.entries(POLICIES).map(([file, documents]) => ({ file, documents })))(
  "what $file allows to change everything is bound to the cluster, or a known exception",
  ({ file, documents }) => {
    const found = documents.flatMap((document) => (document === undefined ? [] : unboundWrites(document, CLUSTER)));
    expect(found.sort()).toEqual(Object.keys(EXCEPTIONS[file] ?? {}));
  },
);

test("every file that writes policies is looked at (else: add it here)", () => {
  const files = readdirSync(path.join(__dirname, "..", "..", "facts"))
    .flatMap((file) => /^(iam-.+)\.ts$/.exec(file)?.[1] ?? [])
    .sort();
  expect([...Object.keys(POLICIES), ...WITHOUT_POLICIES].sort()).toEqual(files);
});

test("a policy that forgets its condition is found", () => {
  const forgetful = clusterAutoscalerPolicy(PLACE, CLUSTER)
    .replace(/"Condition":\{"StringEquals":\{[^}]*\}\},/, "")
    .replace(/"Resource":\["arn:aws:autoscaling[^\]]*\]/, '"Resource":["*"]');
  expect(unboundWrites(forgetful, CLUSTER)).toEqual([
    "autoscaling:SetDesiredCapacity",
    "autoscaling:TerminateInstanceInAutoScalingGroup",
  ]);
});

test("a policy for another cluster is found", () => {
  const foreign = clusterAutoscalerPolicy(PLACE, "staging").replace(/"arn:aws:autoscaling[^"]*"/, '"*"');
  expect(unboundWrites(foreign, CLUSTER)).toEqual([
    "autoscaling:SetDesiredCapacity",
    "autoscaling:TerminateInstanceInAutoScalingGroup",
  ]);
});
