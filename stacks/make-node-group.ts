import type { Provider } from "@pulumi/aws/provider";
import { getParameterOutput } from "@pulumi/aws/ssm/getParameter";
import type * as pulumi from "@pulumi/pulumi";

import { ManagedNodeGroup } from "../components/managed-node-group";
import type { NodeGroupSettings } from "../components/internal/node-group";
import type { Purchase } from "../components/internal/purchase";
import { SelfManagedNodeGroup } from "../components/self-managed-node-group";
import { VOLUME_ZONE_LABEL } from "../facts/autoscaler-tags";
import type { StackConfig } from "./config";
import type { ManagedGroup, NodeGroup, SelfManagedGroup } from "./environment";
import type { ClusterOutputs } from "./make-cluster";
import type { NetworkOutputs } from "./make-network";
import type { NodeRoles } from "./make-node-roles";
import { capacityTypeOf, labelsOf, maxPodsOf, roleOf, smallestNodeOf, zonesOf } from "./node-groups";
import { nodeImageOf } from "./node-image";

/** What every node group is made with. */
export interface NodeSurroundings {
  readonly config: StackConfig;
  readonly provider: Provider;
  readonly network: Pick<NetworkOutputs, "privateSubnetIds" | "readyForNodes">;
  readonly cluster: ClusterOutputs;
  readonly nodeRoles: NodeRoles;
}

/** A group of nodes in some form. */
export type MadeNodeGroup = ManagedNodeGroup | SelfManagedNodeGroup;

/**
 * Makes a node group in the form its settings ask for; it waits for all that a node needs to join.
 *
 * An enduring group is one Auto Scaling group in each of its zones, so that an autoscaler can add a node in the very
 * zone where a volume is.
 *
 * @param group - Its name in the environment.
 */
export function makeNodeGroup(group: string, settings: NodeGroup, surroundings: NodeSurroundings): MadeNodeGroup[] {
  const { environment } = surroundings.config;
  const name = `${environment.name}-${group}`;
  const zones = zonesOf(environment, settings);
  if (settings.kind === "enduring") {
    return zones.map((zone) => {
      const templateLabels = { [VOLUME_ZONE_LABEL]: zone };
      return makeSelfManaged(`${name}-${zone}`, group, settings, [zone], surroundings, templateLabels);
    });
  }
  return settings.management === "managed"
    ? [makeManaged(name, group, settings, zones, surroundings)]
    : [makeSelfManaged(name, group, settings, zones, surroundings)];
}

/** What managed and self-managed groups are told alike. */
function commonArgs(group: string, settings: NodeGroup, zones: readonly string[], surroundings: NodeSurroundings) {
  const { config, network } = surroundings;
  const { instanceTypes, size, taints, disk, kubelet, amiFamily, localStorage } = settings;
  const role = roleOf(settings);
  const maxPods = maxPodsOf(config.environment, settings);
  const common: NodeGroupSettings = {
    group,
    instanceTypes,
    size,
    labels: labelsOf(settings),
    taints,
    disk,
    amiFamily,
    ...(role === undefined ? {} : { role }),
    ...(kubelet === undefined ? {} : { kubelet }),
    ...(maxPods === undefined ? {} : { maxPods }),
    ...(localStorage === undefined ? {} : { localStorage }),
    tags: config.environment.tags,
  };
  return {
    ...common,
    subnetIds: zones.flatMap((zone) => network.privateSubnetIds[zone] ?? []),
    smallestNode: smallestNodeOf(settings, maxPods),
  };
}

function optionsOf(
  { provider, network, cluster, nodeRoles }: NodeSurroundings,
  { management }: NodeGroup,
): pulumi.ComponentResourceOptions {
  const waitsFor = [...cluster.readyForNodes, ...network.readyForNodes, nodeRoles[management]];
  return { providers: [provider], dependsOn: waitsFor };
}

function makeManaged(
  name: string,
  group: string,
  settings: ManagedGroup,
  zones: readonly string[],
  surroundings: NodeSurroundings,
): ManagedNodeGroup {
  const { config, cluster, nodeRoles } = surroundings;
  const { amiType, release } = nodeImageOf(settings, config.kubernetesMinor);
  return new ManagedNodeGroup(
    name,
    {
      ...commonArgs(group, settings, zones, surroundings),
      clusterName: cluster.clusterName,
      nodeRoleArn: nodeRoles.managed.roleArn,
      capacityType: capacityTypeOf(settings) ?? "on-demand",
      amiType,
      kubernetesVersion: config.environment.cluster.version,
      releaseVersion: release,
      maxUnavailablePercentage: settings.update.maxUnavailablePercentage,
      updateStrategy: settings.update.strategy,
    },
    optionsOf(surroundings, settings),
  );
}

function makeSelfManaged(
  name: string,
  group: string,
  settings: SelfManagedGroup,
  zones: readonly string[],
  surroundings: NodeSurroundings,
  templateLabels: Readonly<Record<string, string>> = {},
): SelfManagedNodeGroup {
  const { config, provider, cluster, nodeRoles } = surroundings;
  const { environment, kubernetesMinor } = config;
  const { imageParameter } = nodeImageOf(settings, kubernetesMinor);
  const isOnDemand = capacityTypeOf(settings) === "on-demand";
  return new SelfManagedNodeGroup(
    name,
    {
      ...commonArgs(group, settings, zones, surroundings),
      clusterName: cluster.name,
      endpoint: cluster.endpoint,
      certificateAuthority: cluster.certificateAuthority,
      serviceCidr: environment.cluster.serviceCidr,
      securityGroupId: cluster.securityGroupId,
      instanceProfileArn: nodeRoles["self-managed"].instanceProfileArn,
      imageId: getParameterOutput({ name: imageParameter }, { provider }).value,
      purchase: purchaseOf(settings),
      rebalances: !isOnDemand && environment.interruption.rebalance === "replace",
      ...("instanceRefresh" in settings ? { instanceRefresh: settings.instanceRefresh } : {}),
      terminationHeartbeatSeconds: settings.terminationHeartbeatSeconds,
      healthCheckGraceSeconds: settings.healthCheckGraceSeconds,
      templateLabels,
    },
    optionsOf(surroundings, settings),
  );
}

function purchaseOf(settings: SelfManagedGroup): Purchase {
  switch (settings.kind) {
    case "spot":
      return { capacityType: "spot", spotAllocationStrategy: settings.allocationStrategy };
    case "on-demand":
    case "enduring":
      return { capacityType: "on-demand", onDemandAllocationStrategy: settings.onDemandAllocationStrategy };
    case "mixed":
      return {
        capacityType: "mixed",
        spotAllocationStrategy: settings.allocationStrategy,
        onDemandAllocationStrategy: settings.onDemandAllocationStrategy,
        onDemandBaseCapacity: settings.onDemandBaseCapacity,
        onDemandPercentageAboveBaseCapacity: settings.onDemandPercentageAboveBaseCapacity,
        spotTaints: settings.spotTaints,
      };
  }
}
