import { describe, expect, test } from "@jest/globals";
import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import { Provider } from "@pulumi/aws/provider";
import { Cluster } from "@pulumi/eks/cluster";
import type * as pulumi from "@pulumi/pulumi";

import { record } from "../../support/record";
import { makeCluster, SMALL } from "./small-cluster";
import { recording, replay, sorted } from "./replay";

const CLUSTER = "urn:pulumi:test::spot-eks::eks:index:Cluster$aws:eks/cluster:Cluster::main-eksCluster";

describe("the real provider's registrations", () => {
  test.each([
    "cluster-as-designed",
    "cluster-access-entries-no-default-security-groups",
    "cluster-api-no-default-group",
    "cluster-pinned-addons-encrypted",
  ])("%s", async (name) => {
    const real = recording(name);

    const { resources, diagnostics } = await replay(real);

    expect(diagnostics).toEqual([]);
    expect(resources).toEqual(sorted(real.resources));
  });
});

describe("the cluster", () => {
  test("takes what is given, and nothing that is left out", async () => {
    const made = await makeCluster({
      clusterTags: { of: "cluster", team: "none" },
      tags: { team: "platform" },
      kubernetesServiceIpAddressRange: "172.30.0.0/16",
    });

    expect(made.of(eks.Cluster)).toEqual({
      "main-eksCluster": {
        accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: true },
        bootstrapSelfManagedAddons: true,
        kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr: "172.30.0.0/16" },
        roleArn: "[unknown]",
        tags: { Name: "main-eksCluster", of: "cluster", team: "platform" },
        vpcConfig: { subnetIds: ["subnet-n1"] },
      },
    });
    expect(made.find(eks.Cluster, "main-eksCluster").options).toEqual({
      ignoreChanges: ["accessConfig.bootstrapClusterCreatorAdminPermissions", "bootstrapSelfManagedAddons"],
    });
  });

  test("has no range of addresses for services when it speaks IPv6", async () => {
    const made = await makeCluster({ ipFamily: "ipv6", kubernetesServiceIpAddressRange: "172.30.0.0/16" });

    expect(made.find(eks.Cluster, "main-eksCluster").inputs["kubernetesNetworkConfig"]).toEqual({ ipFamily: "ipv6" });
  });

  test("stands in all subnets of one list, if that is given", async () => {
    const subnetIds = ["subnet-2", "subnet-1"];
    const made = await record(() => new Cluster("main", { vpcId: "vpc-1", subnetIds, skipDefaultNodeGroup: true }));

    expect(made.of(eks.Cluster)["main-eksCluster"]).toMatchObject({
      vpcConfig: { securityGroupIds: ["[unknown]"], subnetIds: ["subnet-2", "subnet-1"] },
    });
  });

  test("uses the role and the security group it is given", async () => {
    const made = await record(() => {
      const serviceRole = new iam.Role("role", { assumeRolePolicy: "{}" });
      const clusterSecurityGroup = new ec2.SecurityGroup("group", {});
      new Cluster("main", { ...SMALL, serviceRole, clusterSecurityGroup, skipDefaultSecurityGroups: false });
    });

    const { dependencies, propertyDependencies } = made.find(eks.Cluster, "main-eksCluster");
    const role = "urn:pulumi:test::spot-eks::aws:iam/role:Role::role";
    const group = "urn:pulumi:test::spot-eks::aws:ec2/securityGroup:SecurityGroup::group";
    expect(dependencies).toEqual([group, role]);
    expect(propertyDependencies).toEqual({ roleArn: [role], vpcConfig: [group] });
    expect(Object.keys(made.of(iam.Role))).toEqual(["role"]);
    expect(Object.keys(made.of(ec2.SecurityGroup))).toEqual(["group", "main-nodeSecurityGroup"]);
  });
});

test("tags of security groups are their own, and over them those of all", async () => {
  const made = await makeCluster({
    name: "spot",
    skipDefaultSecurityGroups: false,
    tags: { team: "platform" },
    clusterSecurityGroupTags: { of: "control plane", team: "none" },
    nodeSecurityGroupTags: { of: "nodes", team: "none" },
  });

  expect(made.of(ec2.SecurityGroup)).toMatchObject({
    "main-eksClusterSecurityGroup": {
      tags: { Name: "main-eksClusterSecurityGroup", of: "control plane", team: "platform" },
    },
    "main-nodeSecurityGroup": {
      tags: { Name: "main-nodeSecurityGroup", "kubernetes.io/cluster/spot": "owned", of: "nodes", team: "platform" },
    },
  });
});

describe("options of the component", () => {
  test("protection and provider reach every child, dependencies do not", async () => {
    const made = await record(() => {
      const provider = new Provider("east", { region: "us-east-1" });
      const role = new iam.Role("role", { assumeRolePolicy: "{}" });
      new Cluster("main", SMALL, { provider, protect: true, dependsOn: role });
    });

    const children = made.plan.resources.filter(({ urn }) => urn.includes("eks:index:Cluster$"));
    const awsProvider = "urn:pulumi:test::spot-eks::pulumi:providers:aws::east";
    const fromAws = children.filter(({ type }) => type.startsWith("aws:"));
    expect(children).toHaveLength(8);
    expect(children.map(({ options }) => options.protect)).toEqual(children.map(() => true));
    expect(fromAws.map(({ options }) => options.provider)).toEqual(fromAws.map(() => awsProvider));
    const role = "urn:pulumi:test::spot-eks::aws:iam/role:Role::role";
    expect(made.find("eks:index:Cluster", "main").dependencies).toEqual([role]);
    expect(made.find(eks.Cluster, "main-eksCluster").dependencies).not.toContain(role);
  });

  test("transforms reach every child", async () => {
    const transform: pulumi.ResourceTransform = ({ type, props, opts }) =>
      type === "aws:eks/cluster:Cluster" ? { props, opts: { ...opts, customTimeouts: { create: "60m" } } } : undefined;
    const made = await makeCluster({}, { transforms: [transform] });

    expect(made.find(eks.Cluster, "main-eksCluster").options).toEqual({
      customTimeouts: { create: "60m" },
      ignoreChanges: ["accessConfig.bootstrapClusterCreatorAdminPermissions", "bootstrapSelfManagedAddons"],
    });
  });
});

describe("outputs", () => {
  const outputsOf = (cluster: Cluster) => ({
    name: cluster.eksCluster.name,
    version: cluster.eksCluster.version,
    endpoint: cluster.eksCluster.endpoint,
    kubeconfig: cluster.kubeconfig,
    kubeconfigJson: cluster.kubeconfigJson,
    core: cluster.core,
    clusterSecurityGroupId: cluster.clusterSecurityGroupId,
    clusterIngressRuleId: cluster.clusterIngressRuleId,
    instanceRoles: cluster.instanceRoles,
    oidcProviderArn: cluster.oidcProviderArn,
    oidcProviderUrl: cluster.oidcProviderUrl,
    defaultNodeGroupAsgName: cluster.defaultNodeGroupAsgName,
  });

  test("what was given is known, what AWS chooses is not, and nothing is secret", async () => {
    const made = await record(() => outputsOf(new Cluster("main", { ...SMALL, name: "spot", version: "1.35" })));

    expect(made.outputs).toEqual({
      name: "spot",
      version: "1.35",
      endpoint: "[unknown]",
      kubeconfig: "[unknown]",
      kubeconfigJson: "[unknown]",
      core: "[unknown]",
      clusterSecurityGroupId: "[unknown]",
      clusterIngressRuleId: "",
      instanceRoles: [],
      oidcProviderArn: "",
      oidcProviderUrl: "[unknown]",
      defaultNodeGroupAsgName: "",
    });
  });

  test("the security group is EKS's own, or the one that is made", async () => {
    const dependencies = async (skipDefaultSecurityGroups: boolean) => {
      const made = await record(() => {
        const cluster = new Cluster("main", { ...SMALL, skipDefaultSecurityGroups });
        new ec2.SecurityGroupRule("rule", {
          securityGroupId: cluster.clusterSecurityGroupId,
          type: "ingress",
          fromPort: 443,
          toPort: 443,
          protocol: "tcp",
        });
      });
      return made.find(ec2.SecurityGroupRule, "rule").dependencies;
    };

    const component = "urn:pulumi:test::spot-eks::eks:index:Cluster::main";
    const group =
      "urn:pulumi:test::spot-eks::eks:index:Cluster$aws:ec2/securityGroup:SecurityGroup::main-eksClusterSecurityGroup";
    expect(await dependencies(true)).toEqual([CLUSTER, component]);
    expect(await dependencies(false)).toEqual([group, component]);
  });
});
