import { describe, expect, test } from "@jest/globals";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import { Cluster } from "@pulumi/eks/cluster";

import { record } from "../../support/record";
import { makeCluster, SMALL } from "./small-cluster";

const AWS_AUTH = "kubernetes:core/v1:ConfigMap";
const PROVIDER = "urn:pulumi:test::spot-eks::eks:index:Cluster$pulumi:providers:kubernetes::main-eks-k8s";

test("an entry takes every argument, and its policies follow it", async () => {
  const made = await record(() => {
    const role = new iam.Role("role", { assumeRolePolicy: "{}" });
    new Cluster("main", {
      ...SMALL,
      accessEntries: {
        deployers: {
          principalArn: role.arn,
          username: "deployer",
          kubernetesGroups: ["deployers"],
          tags: { team: "platform" },
          type: "STANDARD",
          accessPolicies: {
            edit: {
              policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy",
              accessScope: { type: "namespace", namespaces: ["apps"] },
            },
          },
        },
      },
    });
  });

  expect(made.of(eks.AccessEntry)).toEqual({
    "main-deployers": {
      clusterName: "[unknown]",
      kubernetesGroups: ["deployers"],
      principalArn: "[unknown]",
      tags: { team: "platform" },
      type: "STANDARD",
      userName: "deployer",
    },
  });
  expect(made.of(eks.AccessPolicyAssociation)).toEqual({
    "main-deployers-edit": {
      accessScope: { namespaces: ["apps"], type: "namespace" },
      clusterName: "[unknown]",
      policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy",
      principalArn: "[unknown]",
    },
  });
});

describe("aws-auth", () => {
  test("is made where the mode knows it, empty when nobody is mapped", async () => {
    const made = await makeCluster({ authenticationMode: "CONFIG_MAP" });

    expect(made.of(AWS_AUTH)).toEqual({
      "main-nodeAccess": {
        apiVersion: "v1",
        data: { mapRoles: "[]\n" },
        immutable: false,
        kind: "ConfigMap",
        metadata: {
          annotations: { "pulumi.com/patchForce": "true" },
          name: "aws-auth",
          namespace: "kube-system",
        },
      },
    });
    expect(made.find(AWS_AUTH, "main-nodeAccess").options).toEqual({ provider: PROVIDER });
    expect(made.of(eks.Cluster)["main-eksCluster"]).toMatchObject({
      accessConfig: { authenticationMode: "CONFIG_MAP", bootstrapClusterCreatorAdminPermissions: true },
    });
  });

  test("lists roles and users as YAML", async () => {
    const made = await makeCluster({
      authenticationMode: "API_AND_CONFIG_MAP",
      roleMappings: [
        {
          roleArn: "arn:aws:iam::123456789012:role/a",
          username: "system:node:{{EC2PrivateDNSName}}",
          groups: ["g", "h"],
        },
      ],
      userMappings: [{ userArn: "arn:aws:iam::123456789012:user/b", username: "b", groups: [] }],
    });

    expect(made.of(AWS_AUTH)["main-nodeAccess"]).toMatchObject({
      data: {
        mapRoles:
          "- rolearn: arn:aws:iam::123456789012:role/a\n  username: system:node:{{EC2PrivateDNSName}}\n" +
          "  groups:\n    - g\n    - h\n",
        mapUsers: "- userarn: arn:aws:iam::123456789012:user/b\n  username: b\n  groups: []\n",
      },
    });
  });
});
