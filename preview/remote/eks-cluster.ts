import type * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";

import type { Construct } from "./construct";
import { makeCoreDns, makeKubeProxy } from "./eks-addons";
import { accessEntries, nodeAccess } from "./eks-cluster-access";
import { readClusterArguments, type ClusterArguments } from "./eks-cluster-arguments";
import { checkClusterArguments, hasAccessEntries, hasConfigMap } from "./eks-cluster-checks";
import { clusterInputs, stateOf } from "./eks-cluster-values";
import { clusterSecurityGroup, nodeSecurityGroup } from "./eks-security-groups";
import { ServiceRole } from "./eks-service-role";
import { makeStorageClasses } from "./eks-storage-classes";
import { VpcCniAddon } from "./eks-vpc-cni";

/** Inputs that EKS takes at creation only; later changes are ignored. */
const CREATION_ONLY = ["accessConfig.bootstrapClusterCreatorAdminPermissions", "bootstrapSelfManagedAddons"];

/**
 * Makes an `eks:index:Cluster` without a default node group: roles, the cluster, add-ons, access and security groups.
 *
 * Source: https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/cluster/cluster.ts
 */
export const constructCluster: Construct = (name, inputs, options) => {
  try {
    const args = readClusterArguments(inputs);
    checkClusterArguments(args, inputs);
    const component = new pulumi.ComponentResource("eks:index:Cluster", name, inputs, options);
    return Promise.resolve({ urn: component.urn, state: makeCluster(name, args, component) });
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }
};

function makeCluster(name: string, args: ClusterArguments, parent: pulumi.ComponentResource): pulumi.Inputs {
  const ownRole = args.serviceRole === undefined ? makeServiceRole(name, args, parent) : undefined;
  const role = ownRole === undefined ? pulumi.output(args.serviceRole) : pulumi.output(ownRole.role);
  const controlPlane = clusterSecurityGroup(name, args, { parent });
  const cluster = new eks.Cluster(
    `${name}-eksCluster`,
    clusterInputs(name, args, ownRole?.role.arn ?? givenRoleArn(args), controlPlane),
    { parent, ignoreChanges: CREATION_ONLY, dependsOn: ownRole === undefined ? [] : [ownRole.ready] },
  );
  makeKubeProxy(name, args, cluster, parent);
  const kubeconfig = kubeconfigOf(cluster, args);
  const { enableConfigMapMutable } = args;
  const provider = new Provider(`${name}-eks-k8s`, { kubeconfig, enableConfigMapMutable }, { parent });
  const access = [
    ...(hasAccessEntries(args) ? accessEntries(name, args, cluster, parent) : []),
    ...(hasConfigMap(args) ? [nodeAccess(name, args, provider, parent)] : []),
  ];
  makeStorageClasses(name, args, { parent, provider, dependsOn: access });
  if (args.useDefaultVpcCni !== true) {
    new VpcCniAddon(
      `${name}-vpc-cni`,
      { ...args.vpcCniOptions, clusterName: cluster.name, clusterVersion: cluster.version, tags: args.tags },
      { parent, dependsOn: access, providers: { kubernetes: provider } },
    );
  }
  makeCoreDns(name, args, cluster, parent);
  const nodes = nodeGroupOf(name, args, cluster, controlPlane, parent);
  return stateOf(args, { cluster, role, controlPlane, nodes, provider, kubeconfig });
}

function nodeGroupOf(
  name: string,
  args: ClusterArguments,
  cluster: eks.Cluster,
  controlPlane: ec2.SecurityGroup | undefined,
  parent: pulumi.ComponentResource,
) {
  return args.skipDefaultSecurityGroups === true || controlPlane === undefined
    ? undefined
    : nodeSecurityGroup(name, args, cluster, controlPlane, { parent });
}

function givenRoleArn({ serviceRole }: ClusterArguments): pulumi.Output<string> {
  return pulumi.output(serviceRole).apply((role) => pulumi.output(role?.arn ?? ""));
}

function makeServiceRole(name: string, { tags }: ClusterArguments, parent: pulumi.ComponentResource): ServiceRole {
  const policy = "AmazonEKSClusterPolicy";
  const { partition } = getPartitionOutput({}, { parent });
  return new ServiceRole(
    `${name}-eksRole`,
    {
      service: "eks.amazonaws.com",
      description: "Allows EKS to manage clusters on your behalf.",
      managedPolicyArns: [
        {
          id: `arn:aws:iam::aws:policy/${policy}`,
          arn: pulumi.interpolate`arn:${partition}:iam::aws:policy/${policy}`,
        },
      ],
      tags,
      assumeRoleActions: ["sts:AssumeRole", "sts:TagSession"],
    },
    { parent },
  );
}

/**
 * The kubeconfig, of which a preview knows nothing but what it depends on: a new cluster's endpoint is AWS's to choose.
 *
 * @throws Error - inside the output, should an endpoint be known after all.
 */
function kubeconfigOf(cluster: eks.Cluster, { providerCredentialOpts }: ClusterArguments): pulumi.Output<string> {
  return pulumi
    .all([cluster.name, cluster.endpoint, cluster.certificateAuthority, providerCredentialOpts, cluster.arn])
    .apply(([name]): string => {
      throw new Error(`kubeconfig: the endpoint of ${name} is known, which no preview of a new cluster can be`);
    });
}
