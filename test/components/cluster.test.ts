import { describe, expect, test } from "@jest/globals";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";

import { Cluster, type ClusterArgs } from "../../components/cluster";
import { record } from "../support/record";
import { textInput } from "./text-input";

const TAGS = { team: "platform" };
const BOUNDARY = "arn:aws:iam::123456789012:policy/boundary";
const PRIVATE_ARGS: ClusterArgs = {
  clusterName: "production",
  kubernetesVersion: "1.36",
  vpcId: "vpc-1",
  subnetIds: { "us-east-1a": "subnet-1", "us-east-1b": "subnet-2" },
  serviceCidr: "172.20.0.0/16",
  logTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
  supportType: "standard",
  vpcCniVersion: "v1.22.4-eksbuild.3",
  prefixDelegation: false,
  kubeProxyVersion: "v1.36.0-eksbuild.25",
  tags: TAGS,
  logRetentionDays: 90,
  keyRotationDays: 365,
  keyDeletionWindowDays: 30,
  podIdentityAgentVersion: "v1.3.10-eksbuild.3",
  admins: { platform: "arn:aws:iam::123456789012:role/platform" },
  accountId: "123456789012",
  iam: { partition: "aws", path: "/platform/", permissionsBoundary: BOUNDARY },
  createsSpotServiceLinkedRole: false,
  isProtected: false,
};
const ARGS: ClusterArgs = { ...PRIVATE_ARGS, publicAccessCidrs: ["198.51.100.0/24"] };

const made = (changes: Partial<ClusterArgs> = {}) => record(() => new Cluster("main", { ...ARGS, ...changes }));

/** Names at the end of URNs. */
const namesOf = (urns: readonly string[]) => urns.map((urn) => urn.split("::").at(-1));

test("the control plane is told everything", async () => {
  expect((await made()).of("eks:index:Cluster")).toEqual({
    "main-control-plane": {
      name: "production",
      version: "1.36",
      vpcId: "vpc-1",
      privateSubnetIds: ["subnet-1", "subnet-2"],
      kubernetesServiceIpAddressRange: "172.20.0.0/16",
      authenticationMode: "API",
      skipDefaultNodeGroup: true,
      skipDefaultSecurityGroups: true,
      bootstrapSelfManagedAddons: false,
      endpointPrivateAccess: true,
      endpointPublicAccess: true,
      publicAccessCidrs: ["198.51.100.0/24"],
      enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
      encryptionConfigKeyArn: "[unknown]",
      upgradePolicy: { supportType: "STANDARD" },
      deletionProtection: false,
      serviceRole: expect.any(String),
      vpcCniOptions: {
        addonVersion: "v1.22.4-eksbuild.3",
        logLevel: "INFO",
        resolveConflictsOnCreate: "OVERWRITE",
        resolveConflictsOnUpdate: "OVERWRITE",
      },
      kubeProxyAddonOptions: {
        enabled: true,
        version: "v1.36.0-eksbuild.25",
        resolveConflictsOnCreate: "OVERWRITE",
        resolveConflictsOnUpdate: "OVERWRITE",
      },
      corednsAddonOptions: {
        enabled: false,
        resolveConflictsOnCreate: "OVERWRITE",
        resolveConflictsOnUpdate: "OVERWRITE",
      },
      accessEntries: {
        platform: {
          principalArn: "arn:aws:iam::123456789012:role/platform",
          accessPolicies: {
            admin: {
              policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
              accessScope: { type: "cluster" },
            },
          },
        },
      },
      tags: TAGS,
    },
  });
});

test("without addresses that may reach it there is no public endpoint, and the private one stays", async () => {
  const cluster = await record(() => new Cluster("main", PRIVATE_ARGS));

  expect(cluster.of(eks.Cluster)).toMatchObject({
    "main-control-plane-eksCluster": { vpcConfig: { endpointPrivateAccess: true, endpointPublicAccess: false } },
  });
  expect(JSON.stringify(cluster.of("eks:index:Cluster"))).not.toContain("publicAccessCidrs");
});

test("no version of an add-on is looked up, and CoreDNS is not among them", async () => {
  const addons = (await made()).of(eks.Addon);
  expect(Object.keys(addons)).toHaveLength(3);
  expect(addons).toMatchObject({
    "main-pod-identity-agent": { addonName: "eks-pod-identity-agent", addonVersion: "v1.3.10-eksbuild.3" },
    "main-control-plane-kube-proxy": { addonName: "kube-proxy", addonVersion: "v1.36.0-eksbuild.25" },
    "main-control-plane-vpc-cni": { addonName: "vpc-cni", addonVersion: "v1.22.4-eksbuild.3" },
  });
});

/** What the add-on vpc-cni is told, as far as a test asks for it. */
const environmentOf = async (changes: Partial<ClusterArgs>, keys: readonly string[]) => {
  const text = textInput(await made(changes), eks.Addon, "main-control-plane-vpc-cni", "configurationValues");
  const { env } = JSON.parse(text) as { env: Record<string, string> };
  return Object.fromEntries(keys.filter((key) => key in env).map((key) => [key, env[key]]));
};

test.each([
  { what: "no prefixes", prefixDelegation: false, environment: {} },
  {
    what: "prefixes, one in reserve",
    prefixDelegation: true,
    environment: { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" },
  },
])("the network plugin takes $what", async ({ prefixDelegation, environment }) => {
  const keys = ["ENABLE_PREFIX_DELEGATION", "WARM_PREFIX_TARGET", "WARM_IP_TARGET", "MINIMUM_IP_TARGET"];
  expect(await environmentOf({ prefixDelegation }, keys)).toEqual(environment);
});

test("the network plugin makes pods' interfaces in the subnet of their node's zone", async () => {
  const podSubnets = { region: "us-east-1", subnetIds: { "us-east-1a": "subnet-a", "us-east-1b": "subnet-b" } };
  const text = textInput(await made({ podSubnets }), eks.Addon, "main-control-plane-vpc-cni", "configurationValues");

  expect(JSON.parse(text)).toMatchObject({
    eniConfig: {
      create: true,
      region: "us-east-1",
      subnets: { "us-east-1a": { id: "subnet-a" }, "us-east-1b": { id: "subnet-b" } },
    },
    env: {
      AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true",
      ENI_CONFIG_LABEL_DEF: "topology.kubernetes.io/zone",
      AWS_VPC_K8S_CNI_EXTERNALSNAT: "false",
    },
  });
});

test("the network plugin is told of no subnets where pods share those of their nodes", async () => {
  const text = textInput(await made(), eks.Addon, "main-control-plane-vpc-cni", "configurationValues");

  expect(text).not.toContain("eniConfig");
  expect(JSON.parse(text)).toMatchObject({ env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "false" } });
});

test("the log group is kept for a set time and is there before the control plane, and so is its role", async () => {
  const cluster = await made();
  expect(cluster.of(cloudwatch.LogGroup)).toEqual({
    "main-logs": { name: "/aws/eks/production/cluster", retentionInDays: 90, tags: TAGS },
  });
  expect(namesOf(cluster.find("eks:index:Cluster", "main-control-plane").dependencies)).toEqual([
    "main-logs",
    "main-control-plane-role",
    "main-control-plane-role-AmazonEKSClusterPolicy",
    "main-key",
  ]);
});

test("secrets are encrypted with a key of the cluster's own that is rotated", async () => {
  const cluster = await made();
  expect(cluster.of(kms.Key)).toEqual({
    "main-key": {
      description: "Kubernetes secrets of the EKS cluster production",
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: 30,
      tags: TAGS,
    },
  });
  expect(cluster.of(kms.Alias)).toEqual({
    "main-key": { name: "alias/eks/production", targetKeyId: "[unknown]" },
  });
});

describe("roles", () => {
  test("the only roles are our own, with boundary and path, and each trusts exactly one", async () => {
    const cluster = await made();
    const role = (assumeRolePolicy: unknown) => ({
      assumeRolePolicy,
      path: "/platform/",
      permissionsBoundary: BOUNDARY,
      tags: TAGS,
    });
    const controlPlane =
      '{"Version":"2012-10-17","Statement":[{"Action":["sts:AssumeRole"],"Effect":"Allow",' +
      '"Principal":{"Service":"eks.amazonaws.com"},"Sid":"Service"}]}';
    const networkPlugin =
      '{"Version":"2012-10-17","Statement":[{"Action":["sts:AssumeRole","sts:TagSession"],"Condition":{"StringEquals":{' +
      '"aws:RequestTag/eks-cluster-name":"production","aws:RequestTag/kubernetes-namespace":"kube-system",' +
      '"aws:RequestTag/kubernetes-service-account":"aws-node","aws:SourceAccount":"123456789012"}},"Effect":"Allow",' +
      '"Principal":{"Service":"pods.eks.amazonaws.com"},"Sid":"PodIdentity"}]}';

    expect(cluster.of(iam.Role)).toEqual({
      "main-control-plane-role": role(controlPlane),
      "main-vpc-cni-role": role(networkPlugin),
    });
    expect(cluster.of(iam.RolePolicyAttachment)).toEqual({
      "main-control-plane-role-AmazonEKSClusterPolicy": {
        policyArn: "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy",
        role: "[unknown]",
      },
      "main-vpc-cni-role-AmazonEKS_CNI_Policy": {
        policyArn: "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy",
        role: "[unknown]",
      },
    });
  });

  test("the control plane takes our role, and the component makes none", async () => {
    const { propertyDependencies } = (await made()).find(eks.Cluster, "main-control-plane-eksCluster");
    expect(namesOf(propertyDependencies["roleArn"] ?? [])).toEqual(["main-control-plane-role"]);
  });

  test("policies are those of the account's partition", async () => {
    const cluster = await made({ iam: { partition: "aws-cn", path: "/" } });
    expect(cluster.of(iam.RolePolicyAttachment)).toMatchObject({
      "main-control-plane-role-AmazonEKSClusterPolicy": {
        policyArn: "arn:aws-cn:iam::aws:policy/AmazonEKSClusterPolicy",
      },
    });
    expect(cluster.of(eks.AccessPolicyAssociation)).toMatchObject({
      "main-control-plane-platform-admin": {
        policyArn: "arn:aws-cn:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      },
    });
    expect(cluster.of(iam.Role)["main-control-plane-role"]).not.toHaveProperty("permissionsBoundary");
  });

  test("the network plugin's service account has its role, once the role's policy is attached", async () => {
    const cluster = await made();
    expect(cluster.of(eks.PodIdentityAssociation)).toEqual({
      "main-vpc-cni-association": {
        clusterName: "production",
        namespace: "kube-system",
        serviceAccount: "aws-node",
        roleArn: "[unknown]",
        tags: TAGS,
      },
    });
    const { dependencies } = cluster.find(eks.PodIdentityAssociation, "main-vpc-cni-association");
    expect(namesOf(dependencies)).toContain("main-vpc-cni-role-AmazonEKS_CNI_Policy");
  });

  test("spot's service-linked role is made only where asked for, and left behind", async () => {
    expect((await made()).of(iam.ServiceLinkedRole)).toEqual({});
    const cluster = await made({ createsSpotServiceLinkedRole: true });
    expect(cluster.of(iam.ServiceLinkedRole)).toEqual({ "main-spot": { awsServiceName: "spot.amazonaws.com" } });
    expect(cluster.find(iam.ServiceLinkedRole, "main-spot").options).toEqual({ retainOnDelete: true });
  });
});

describe("options that the component does not pass on", () => {
  test("the control plane may take its time, and nothing else may", async () => {
    const { plan } = await made();
    const withTimeouts = plan.resources.filter(({ options }) => options.customTimeouts !== undefined);
    expect(withTimeouts.map(({ name, options }) => [name, options.customTimeouts])).toEqual([
      ["main-control-plane-eksCluster", { create: "60m", update: "2h", delete: "2h" }],
    ]);
  });

  test("protection reaches the control plane and its key, and no administrator's access", async () => {
    const cluster = await made({ isProtected: true });
    const protectedNames = cluster.plan.resources.filter(({ options }) => options.protect === true);
    expect(protectedNames.map(({ type, name }) => `${type} ${name}`)).toEqual([
      "aws:kms/key:Key main-key",
      "aws:eks/cluster:Cluster main-control-plane-eksCluster",
    ]);
    expect(cluster.find(eks.Cluster, "main-control-plane-eksCluster").options.customTimeouts).toEqual({
      create: "60m",
      update: "2h",
      delete: "2h",
    });
    expect(cluster.of(eks.Cluster)).toMatchObject({ "main-control-plane-eksCluster": { deletionProtection: true } });
    expect((await made()).plan.resources.filter(({ options }) => options.protect !== undefined)).toEqual([]);
  });
});

test("outputs are known as far as a preview can know them", async () => {
  const cluster = await record(() => {
    const { clusterName, arn, endpoint, certificateAuthority, securityGroupId, kubernetesVersion } = new Cluster(
      "main",
      ARGS,
    );
    return { clusterName, arn, endpoint, certificateAuthority, securityGroupId, kubernetesVersion };
  });
  expect(cluster.outputs).toEqual({
    clusterName: "production",
    arn: "[unknown]",
    endpoint: "[unknown]",
    certificateAuthority: "[unknown]",
    securityGroupId: "[unknown]",
    kubernetesVersion: "1.36",
  });
});

test("refuses what AWS would refuse, all at once", async () => {
  const wrong = {
    subnetIds: { "us-east-1a": "subnet-1" },
    publicAccessCidrs: [],
    logRetentionDays: 91,
    keyRotationDays: 89,
    keyDeletionWindowDays: 31,
  };
  await expect(made(wrong)).rejects.toMatchObject({
    message:
      "subnetIds: 1 subnets is not at least two; name one in each zone\n" +
      "publicAccessCidrs: [] is not a restriction: EKS takes it for everybody; leave it out\n" +
      "logRetentionDays: 91 is not one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, " +
      "2192, 2557, 2922, 3288, 3653\n" +
      "keyRotationDays: 89 is not a whole number from 90 to 2560\n" +
      "keyDeletionWindowDays: 31 is not a whole number from 7 to 30",
  });
});
