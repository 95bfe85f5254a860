import type * as pulumi from "@pulumi/pulumi";

import type { CapacityType } from "../facts/capacity";
import { ADDON_SERVICE_ACCOUNTS, type ServiceAccount } from "../facts/iam";
import { nodeLabels, nodeTaints, type Taint } from "../facts/labels";
import { RELEASE_SERVICE_ACCOUNTS, type ControllerRelease } from "../facts/releases";
import type { Environment } from "./environment";
import { drainedByTerminationHandler } from "./interruption-handlers";
import { identityOf, zonesOf } from "./node-groups";

/** Raised when a field goes or changes its meaning; a new field does not raise it. */
const OUTPUT_VERSION = 1;

/** Where a pod lands that selects one group: what other programs write into node selectors and tolerations. */
export interface NodeClassOutput {
  /** `mixed`: each node of the group says its own in the label `spot-eks/capacity-type`. */
  readonly capacityType: CapacityType | "mixed";
  /** Zone names. */
  readonly zones: readonly string[];
  /** Labels every node of the group carries. */
  readonly labels: Readonly<Record<string, string>>;
  /** Taints every node of the group carries, as Kubernetes writes them. */
  readonly taints: readonly Taint[];
}

/**
 * The stack output `environment`, for programs of other teams.
 *
 * Read it with `new pulumi.StackReference("<org>/spot-eks/<stack>").requireOutput("environment")`. Nothing in it is secret.
 */
export interface EnvironmentOutput {
  readonly version: typeof OUTPUT_VERSION;
  readonly name: string;
  /** Such as `us-east-1`. */
  readonly region: string;
  /** Zone names, in the order they were added. */
  readonly zones: readonly string[];
  readonly vpcId: pulumi.Input<string>;
  /** Ids of the private subnets, by zone. */
  readonly privateSubnetIds: Readonly<Record<string, pulumi.Input<string>>>;
  readonly cluster: {
    readonly name: pulumi.Input<string>;
    readonly arn: pulumi.Input<string>;
    /** URL of the API server. */
    readonly endpoint: pulumi.Input<string>;
    /** Certificate of the API server's authority, in base64; public by its nature. */
    readonly certificateAuthority: pulumi.Input<string>;
    /** Kubernetes version, such as `1.36`. */
    readonly kubernetesVersion: string;
    /** Id of the security group of all nodes. */
    readonly securityGroupId: pulumi.Input<string>;
  };
  /** The way to the private endpoint by Session Manager, where there is one. */
  readonly bastion?: { readonly instanceId: pulumi.Input<string> };
  /** Registry that holds copies of all images, where the environment names one. */
  readonly imagesRegistry?: string;
  /** By name of the node group. */
  readonly nodeClasses: Readonly<Record<string, NodeClassOutput>>;
  /** Service accounts that have a role in AWS, by what runs as them. */
  readonly serviceAccounts: Readonly<Record<string, { readonly namespace: string; readonly name: string }>>;
}

/** What of the output is known only once the resources are. */
export type MadeOutputs = Pick<EnvironmentOutput, "vpcId" | "privateSubnetIds" | "bastion"> & {
  readonly cluster: Omit<EnvironmentOutput["cluster"], "kubernetesVersion">;
};

/** Puts the stack output together. */
export function environmentOutput(
  environment: Environment,
  region: string,
  { vpcId, privateSubnetIds, cluster, bastion }: MadeOutputs,
): EnvironmentOutput {
  const nodeClasses = Object.entries(environment.nodeGroups).map(([name, group]) => {
    const identity = identityOf(name, group);
    const { capacityType = "mixed" } = identity;
    const zones = zonesOf(environment, group);
    return [name, { capacityType, zones, labels: nodeLabels(identity), taints: nodeTaints(identity) }] as const;
  });
  const { registry } = environment.images;
  return {
    version: OUTPUT_VERSION,
    name: environment.name,
    region,
    zones: environment.zones,
    vpcId,
    privateSubnetIds,
    cluster: { ...cluster, kubernetesVersion: environment.cluster.version },
    ...(bastion === undefined ? {} : { bastion }),
    ...(registry === undefined ? {} : { imagesRegistry: registry }),
    nodeClasses: Object.fromEntries(nodeClasses),
    serviceAccounts: serviceAccountsOf(environment),
  };
}

/** Of a cluster that exists only those whose add-on is made here. */
function serviceAccountsOf(environment: Environment): EnvironmentOutput["serviceAccounts"] {
  const { cluster, provisioner, addons, interruption } = environment;
  const made: readonly string[] = cluster.existing?.addons ?? Object.keys(ADDON_SERVICE_ACCOUNTS);
  const ofAddons = Object.entries(ADDON_SERVICE_ACCOUNTS).filter(([addon]) => made.includes(addon));
  const drainsFromQueue =
    interruption.terminationHandler === "queue" && drainedByTerminationHandler(environment).length > 0;
  const controllers: readonly ControllerRelease[] = [
    ...(addons?.loadBalancerController === true ? (["aws-load-balancer-controller"] as const) : []),
    ...(provisioner === undefined ? [] : [provisioner.engine]),
    ...(drainsFromQueue ? (["aws-node-termination-handler"] as const) : []),
  ];
  const ofControllers = controllers.map((name) => [name, RELEASE_SERVICE_ACCOUNTS[name]] as const);
  const accounts: readonly (readonly [string, ServiceAccount])[] = [...ofAddons, ...ofControllers];
  return Object.fromEntries(accounts);
}
