import { expect, test } from "@jest/globals";

import { isObject, isSecret, type WireValue } from "../../preview/wire";
import type { Environment } from "../../stacks/environment";
import { environmentOutput } from "../../stacks/outputs";
import { parseEnvironment } from "../../stacks/parse-environment";
import { environmentDocument, type Changes } from "../support/environment-document";
import { planOfStack } from "../support/golden";
import { Recording } from "../support/record";

const MADE = {
  vpcId: "vpc-1",
  privateSubnetIds: { "us-east-1a": "subnet-a", "us-east-1b": "subnet-b" },
  cluster: {
    name: "test",
    arn: "arn:aws:eks:us-east-1:111122223333:cluster/test",
    endpoint: "https://eks.example",
    certificateAuthority: "Y2VydA==",
    securityGroupId: "sg-1",
  },
};

function environmentWith(changes: Changes = {}): Environment {
  const { environment } = parseEnvironment(environmentDocument(changes), { region: "us-east-1" });
  if (environment === undefined) {
    throw new Error("the document is wrong");
  }
  return environment;
}

function holdsSecret(value: WireValue): boolean {
  return isSecret(value) || (isObject(value) && Object.values(value).some(holdsSecret));
}

test("the output of dev is what other programs read: known parts known, nothing secret", async () => {
  const dev = new Recording(await planOfStack("dev"));
  const zones = ["us-east-1a", "us-east-1b"];

  expect(dev.outputs).toEqual({
    environment: {
      version: 1,
      name: "dev",
      region: "us-east-1",
      zones,
      vpcId: "[unknown]",
      privateSubnetIds: { "us-east-1a": "[unknown]", "us-east-1b": "[unknown]" },
      cluster: {
        name: "dev",
        arn: "[unknown]",
        endpoint: "[unknown]",
        certificateAuthority: "[unknown]",
        kubernetesVersion: "1.36",
        securityGroupId: "[unknown]",
      },
      nodeClasses: {
        system: {
          capacityType: "on-demand",
          zones,
          labels: {
            "spot-eks/node-group": "system",
            "spot-eks/capacity-type": "on-demand",
            "spot-eks/role": "system",
          },
          taints: [{ key: "CriticalAddonsOnly", value: "true", effect: "NoSchedule" }],
        },
        general: {
          capacityType: "spot",
          zones,
          labels: { intent: "apps", "spot-eks/node-group": "general", "spot-eks/capacity-type": "spot" },
          taints: [],
        },
      },
      serviceAccounts: {
        "vpc-cni": { namespace: "kube-system", name: "aws-node" },
        "aws-ebs-csi-driver": { namespace: "kube-system", name: "ebs-csi-controller-sa" },
        "aws-load-balancer-controller": { namespace: "kube-system", name: "aws-load-balancer-controller" },
        "cluster-autoscaler": { namespace: "kube-system", name: "cluster-autoscaler" },
      },
    },
  });
  expect(holdsSecret(dev.plan.outputs)).toBe(false);
});

test("what is made stands beside what was asked for", () => {
  const { vpcId, privateSubnetIds, cluster } = environmentOutput(environmentWith(), "us-east-1", MADE);

  expect({ vpcId, privateSubnetIds, cluster }).toEqual({
    vpcId: "vpc-1",
    privateSubnetIds: { "us-east-1a": "subnet-a", "us-east-1b": "subnet-b" },
    cluster: {
      name: "test",
      arn: "arn:aws:eks:us-east-1:111122223333:cluster/test",
      endpoint: "https://eks.example",
      certificateAuthority: "Y2VydA==",
      kubernetesVersion: "1.36",
      securityGroupId: "sg-1",
    },
  });
});

test("a node class has the group's own zones, labels and taints", () => {
  const environment = environmentWith({
    "nodeGroups.own.zones": ["us-east-1b"],
    "nodeGroups.own.labels": { workload: "batch" },
    "nodeGroups.own.taints": [
      { key: "workload", value: "batch", effect: "NoExecute" },
      { key: "solo", effect: "NoSchedule" },
    ],
  });

  expect(environmentOutput(environment, "us-east-1", MADE).nodeClasses["own"]).toEqual({
    capacityType: "spot",
    zones: ["us-east-1b"],
    labels: { workload: "batch", "spot-eks/node-group": "own", "spot-eks/capacity-type": "spot" },
    taints: [
      { key: "solo", effect: "NoSchedule" },
      { key: "workload", value: "batch", effect: "NoExecute" },
    ],
  });
});
