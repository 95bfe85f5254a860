import * as eks from "@pulumi/aws/eks";
import { DaemonSetPatch } from "@pulumi/kubernetes/apps/v1/daemonSetPatch";
import * as pulumi from "@pulumi/pulumi";

import { configurationText, newestVersion } from "./eks-addons";
import type { VpcCniOptions } from "./eks-cluster-arguments";

/** Options of the network plugin, and the cluster it is for. */
export interface VpcCniArguments extends VpcCniOptions {
  readonly clusterName: pulumi.Input<string>;
  readonly clusterVersion: pulumi.Input<string>;
  readonly tags: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * An `eks:index:VpcCniAddon`: the add-on `vpc-cni`, and a patch of its daemon set if that must be privileged.
 *
 * Source: https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/addons/cni-addon.ts
 */
export class VpcCniAddon extends pulumi.ComponentResource {
  constructor(name: string, args: VpcCniArguments, opts: pulumi.ComponentResourceOptions) {
    super("eks:index:VpcCniAddon", name, { ...args }, opts);
    const values = pulumi
      .all([environment(args), initEnvironment(args), args.enableNetworkPolicy, args.configurationValues])
      .apply(([env, initEnv, enableNetworkPolicy, given = {}]) => merged(env, initEnv, enableNetworkPolicy, given));
    const addon = new eks.Addon(
      name,
      {
        clusterName: args.clusterName,
        addonName: "vpc-cni",
        addonVersion: args.addonVersion || newestVersion("vpc-cni", args.clusterVersion, this),
        preserve: true,
        resolveConflictsOnCreate: args.resolveConflictsOnCreate ?? "OVERWRITE",
        resolveConflictsOnUpdate: args.resolveConflictsOnUpdate ?? "OVERWRITE",
        configurationValues: configurationText(values),
        serviceAccountRoleArn: args.serviceAccountRoleArn,
        tags: args.tags,
      },
      { parent: this },
    );
    if (args.securityContextPrivileged) {
      makePrivileged(name, args.securityContextPrivileged, this, addon);
    }
  }
}

/**
 * Environment of the plugin; what is false, 0 or empty counts as left out, but for the target of network interfaces.
 *
 * `customNetworkConfig` is not in it: the provider overrides it by `cniCustomNetworkCfg`, also when that is left out.
 */
function environment(args: VpcCniArguments) {
  return {
    ...text("AWS_VPC_CNI_NODE_PORT_SUPPORT", args.nodePortSupport),
    ...text("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", args.cniCustomNetworkCfg, "false"),
    WARM_ENI_TARGET: pulumi.output(args.warmEniTarget).apply((target) => `${target ?? 1}`),
    ...text("WARM_IP_TARGET", args.warmIpTarget),
    ...text("WARM_PREFIX_TARGET", args.warmPrefixTarget),
    ...text("ENABLE_PREFIX_DELEGATION", args.enablePrefixDelegation),
    ...text("AWS_VPC_K8S_CNI_LOGLEVEL", args.logLevel, "DEBUG"),
    ...text("AWS_VPC_K8S_CNI_LOG_FILE", args.logFile, "/host/var/log/aws-routed-eni/ipamd.log"),
    ...text("AWS_VPC_K8S_CNI_VETHPREFIX", args.vethPrefix, "eni"),
    ...text("AWS_VPC_ENI_MTU", args.eniMtu, "9001"),
    ...text("ENI_CONFIG_LABEL_DEF", args.eniConfigLabelDef),
    ...text("AWS_VPC_K8S_PLUGIN_LOG_LEVEL", args.pluginLogLevel, "DEBUG"),
    ...text("AWS_VPC_K8S_PLUGIN_LOG_FILE", args.pluginLogFile, "/var/log/aws-routed-eni/plugin.log"),
    ...text("ENABLE_POD_ENI", args.enablePodEni, "false"),
    ...text("AWS_VPC_K8S_CNI_CONFIGURE_RPFILTER", args.cniConfigureRpfilter),
    ...text("AWS_VPC_K8S_CNI_EXTERNALSNAT", args.externalSnat || args.cniExternalSnat, "false"),
  };
}

function initEnvironment(args: VpcCniArguments) {
  return text("DISABLE_TCP_EARLY_DEMUX", args.disableTcpEarlyDemux, "false");
}

function text(
  name: string,
  value: pulumi.Input<boolean | number | string> | undefined,
  otherwise?: string,
): Record<string, pulumi.Input<string>> {
  if (value) {
    return { [name]: pulumi.output(value).apply((known) => String(known)) };
  }
  return otherwise === undefined ? {} : { [name]: otherwise };
}

/** What was given wins over what options say, key by key of both environments. */
function merged(env: Values, initEnv: Values, enableNetworkPolicy: boolean | undefined, given: Values): Values {
  const init = isObject(given["init"]) ? given["init"] : {};
  return {
    ...(enableNetworkPolicy === undefined ? {} : { enableNetworkPolicy: String(enableNetworkPolicy) }),
    ...given,
    env: { ...env, ...(isObject(given["env"]) ? given["env"] : {}) },
    init: { ...init, env: "env" in init && !isObject(init["env"]) ? init["env"] : { ...initEnv, ...init["env"] } },
  };
}

function isObject(value: unknown): value is Readonly<Record<string, object | undefined>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function makePrivileged(name: string, privileged: pulumi.Input<boolean>, parent: VpcCniAddon, addon: eks.Addon): void {
  const container = { name: "aws-node", securityContext: { privileged } };
  new DaemonSetPatch(
    name,
    {
      metadata: {
        name: "aws-node",
        namespace: "kube-system",
        annotations: { "pulumi.com/patchForce": "true" },
      },
      spec: { template: { spec: { containers: [container] } } },
    },
    { parent, dependsOn: [addon], retainOnDelete: true },
  );
}
