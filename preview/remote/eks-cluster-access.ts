import * as eks from "@pulumi/aws/eks";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import type { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import { stringify } from "yaml";

import type { ClusterArguments } from "./eks-cluster-arguments";

/**
 * The `aws-auth` config map, which maps roles and users of IAM to those of Kubernetes.
 *
 * Source: https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/cluster/authenticationMode.ts
 */
export function nodeAccess(
  name: string,
  { roleMappings, userMappings }: ClusterArguments,
  provider: Provider,
  parent: pulumi.ComponentResource,
): ConfigMap {
  const mapRoles = pulumi
    .output(roleMappings)
    .apply((mappings = []) =>
      listText(mappings.map(({ roleArn, username, groups }) => ({ rolearn: roleArn, username, groups }))),
    );
  const mapUsers = pulumi
    .output(userMappings)
    .apply((mappings = []) =>
      listText(mappings.map(({ userArn, username, groups }) => ({ userarn: userArn, username, groups }))),
    );
  return new ConfigMap(
    `${name}-nodeAccess`,
    {
      immutable: false,
      metadata: { name: "aws-auth", namespace: "kube-system", annotations: { "pulumi.com/patchForce": "true" } },
      data: { mapRoles, ...(userMappings === undefined ? {} : { mapUsers }) },
    },
    { parent, provider },
  );
}

function listText(entries: readonly object[]): string {
  return stringify(entries, { singleQuote: true, version: "1.1" });
}

/** Access entries with their policies, named by the keys of both. */
export function accessEntries(
  name: string,
  args: ClusterArguments,
  cluster: eks.Cluster,
  parent: pulumi.ComponentResource,
): eks.AccessEntry[] {
  const clusterName = cluster.name;
  return Object.entries(args.accessEntries ?? {}).map(([key, { username, accessPolicies = {}, ...rest }]) => {
    const entry = new eks.AccessEntry(
      `${name}-${key}`,
      { ...rest, clusterName, userName: username },
      { parent, dependsOn: [cluster] },
    );
    for (const [policy, association] of Object.entries(accessPolicies)) {
      const { accessScope, policyArn } = pulumi.output(association);
      new eks.AccessPolicyAssociation(
        `${name}-${key}-${policy}`,
        { accessScope, policyArn, principalArn: rest.principalArn, clusterName },
        { parent: entry, dependsOn: [entry] },
      );
    }
    return entry;
  });
}
