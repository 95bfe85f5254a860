import { describe, expect, test } from "@jest/globals";
import * as eks from "@pulumi/aws/eks";
import { Key } from "@pulumi/aws/kms/key";
import { Cluster, type ClusterArgs } from "@pulumi/eks/cluster";

import { record } from "../../support/record";
import { makeCluster, SMALL } from "./small-cluster";

type Options = NonNullable<ClusterArgs["vpcCniOptions"]>;

const DEFAULTS = {
  AWS_VPC_ENI_MTU: "9001",
  AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "false",
  AWS_VPC_K8S_CNI_EXTERNALSNAT: "false",
  AWS_VPC_K8S_CNI_LOGLEVEL: "DEBUG",
  AWS_VPC_K8S_CNI_LOG_FILE: "/host/var/log/aws-routed-eni/ipamd.log",
  AWS_VPC_K8S_CNI_VETHPREFIX: "eni",
  AWS_VPC_K8S_PLUGIN_LOG_FILE: "/var/log/aws-routed-eni/plugin.log",
  AWS_VPC_K8S_PLUGIN_LOG_LEVEL: "DEBUG",
  ENABLE_POD_ENI: "false",
  WARM_ENI_TARGET: "1",
};
const INIT = { env: { DISABLE_TCP_EARLY_DEMUX: "false" } };

async function valuesOf(vpcCniOptions: Options): Promise<unknown> {
  const made = await makeCluster({ vpcCniOptions });
  return JSON.parse(String((made.of(eks.Addon)["main-vpc-cni"] as Record<string, string>)["configurationValues"]));
}

describe("configuration", () => {
  const given: { what: string; options: Options; values: object }[] = [
    { what: "nothing", options: {}, values: { env: DEFAULTS, init: INIT } },
    {
      what: "every option of the environment",
      options: {
        nodePortSupport: true,
        cniCustomNetworkCfg: true,
        cniExternalSnat: true,
        warmEniTarget: 2,
        warmIpTarget: 3,
        warmPrefixTarget: 4,
        enablePrefixDelegation: true,
        logLevel: "INFO",
        logFile: "stdout",
        vethPrefix: "pod",
        eniMtu: 1500,
        eniConfigLabelDef: "topology.kubernetes.io/zone",
        enablePodEni: true,
        disableTcpEarlyDemux: true,
        cniConfigureRpfilter: true,
      },
      values: {
        env: {
          AWS_VPC_CNI_NODE_PORT_SUPPORT: "true",
          AWS_VPC_ENI_MTU: "1500",
          AWS_VPC_K8S_CNI_CONFIGURE_RPFILTER: "true",
          AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true",
          AWS_VPC_K8S_CNI_EXTERNALSNAT: "true",
          AWS_VPC_K8S_CNI_LOGLEVEL: "INFO",
          AWS_VPC_K8S_CNI_LOG_FILE: "stdout",
          AWS_VPC_K8S_CNI_VETHPREFIX: "pod",
          AWS_VPC_K8S_PLUGIN_LOG_FILE: "/var/log/aws-routed-eni/plugin.log",
          AWS_VPC_K8S_PLUGIN_LOG_LEVEL: "DEBUG",
          ENABLE_POD_ENI: "true",
          ENABLE_PREFIX_DELEGATION: "true",
          ENI_CONFIG_LABEL_DEF: "topology.kubernetes.io/zone",
          WARM_ENI_TARGET: "2",
          WARM_IP_TARGET: "3",
          WARM_PREFIX_TARGET: "4",
        },
        init: { env: { DISABLE_TCP_EARLY_DEMUX: "true" } },
      },
    },
    {
      what: "false and 0, which count as left out but for the network interfaces",
      options: { warmEniTarget: 0, warmIpTarget: 0, enablePrefixDelegation: false, nodePortSupport: false },
      values: { env: { ...DEFAULTS, WARM_ENI_TARGET: "0" }, init: INIT },
    },
    {
      what: "customNetworkConfig, which the default of its younger twin overrides",
      options: { customNetworkConfig: true },
      values: { env: DEFAULTS, init: INIT },
    },
    {
      what: "network policy",
      options: { enableNetworkPolicy: false },
      values: { enableNetworkPolicy: "false", env: DEFAULTS, init: INIT },
    },
    {
      what: "values, which win over options",
      options: {
        logLevel: "INFO",
        enableNetworkPolicy: true,
        configurationValues: {
          enableNetworkPolicy: "false",
          env: { AWS_VPC_K8S_CNI_LOGLEVEL: "WARN", OTHER: "1" },
          init: { image: { tag: "v1" }, env: { OTHER: "2" } },
          nodeAgent: { enabled: true },
        },
      },
      values: {
        enableNetworkPolicy: "false",
        env: { ...DEFAULTS, AWS_VPC_K8S_CNI_LOGLEVEL: "WARN", OTHER: "1" },
        init: { image: { tag: "v1" }, env: { ...INIT.env, OTHER: "2" } },
        nodeAgent: { enabled: true },
      },
    },
    {
      what: "values for the init container without an environment",
      options: { configurationValues: { init: { image: { tag: "v1" } } } },
      values: { env: DEFAULTS, init: { image: { tag: "v1" }, ...INIT } },
    },
  ];

  test.each(given)("$what", async ({ options, values }) => {
    expect(await valuesOf(options)).toEqual(values);
  });

  test("is unknown as a whole when one value is", async () => {
    const made = await record(() => {
      const key = new Key("key", {});
      new Cluster("main", { ...SMALL, vpcCniOptions: { eniConfigLabelDef: key.keyId } });
    });

    expect(made.of(eks.Addon)["main-vpc-cni"]).toMatchObject({ configurationValues: "[unknown]" });
    expect(made.find(eks.Addon, "main-vpc-cni").propertyDependencies["configurationValues"]).toEqual([
      "urn:pulumi:test::spot-eks::aws:kms/key:Key::key",
    ]);
  });
});

test("privileged containers are a patch of the daemon set, which stays when the cluster goes", async () => {
  const made = await makeCluster({ vpcCniOptions: { securityContextPrivileged: true } });

  const patch = made.find("kubernetes:apps/v1:DaemonSetPatch", "main-vpc-cni");
  expect(patch.inputs).toMatchObject({
    metadata: { name: "aws-node", namespace: "kube-system", annotations: { "pulumi.com/patchForce": "true" } },
    spec: { template: { spec: { containers: [{ name: "aws-node", securityContext: { privileged: true } }] } } },
  });
  expect(patch.options).toEqual({
    retainOnDelete: true,
    provider: "urn:pulumi:test::spot-eks::eks:index:Cluster$pulumi:providers:kubernetes::main-eks-k8s",
  });
});

test("is left to EKS when the default is asked for", async () => {
  const made = await makeCluster({ useDefaultVpcCni: true });

  expect(Object.keys(made.of(eks.Addon))).toEqual(["main-kube-proxy"]);
});
