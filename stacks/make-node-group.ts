import type { Provider } from "@pulumi/aws/provider";
import { getParameterOutput } from "@pulumi/aws/ssm/getParameter";
import type * as pulumi from "@pulumi/pulumi";

import { al2023ReleaseDate } from "../capacity/eks-compatibility";
import type { Cluster } from "../components/cluster";
import { ManagedNodeGroup, type ManagedNodeGroupArgs } from "../components/managed-node-group";
import type { Network } from "../components/network";
import type { NodeRole } from "../components/node-role";
import { SelfManagedNodeGroup } from "../components/self-managed-node-group";
import type { Architecture } from "../facts/ec2-catalogue";
import { al2023ImageParameter } from "../facts/eks-versions";
import type { StackConfig } from "./config";
import type { NodeGroup, SelfManagedSpotGroup } from "./environment";
import { amiReleaseOf, capacityTypeOf, isSystem, smallestNodeOf, typesOf, zonesOf } from "./node-groups";

/** What every node group is made with. */
export interface NodeSurroundings {
  readonly config: StackConfig;
  readonly provider: Provider;
  readonly network: Network;
  readonly cluster: Cluster;
  readonly nodeRole: NodeRole;
}

/**
 * Makes a node group in the form its settings ask for; it waits for all that a node needs to join.
 *
 * @param group - Its name in the environment.
 */
export function makeNodeGroup(
  group: string,
  settings: NodeGroup,
  surroundings: NodeSurroundings,
): ManagedNodeGroup | SelfManagedNodeGroup {
  const { config, provider, network, cluster, nodeRole } = surroundings;
  const { environment } = config;
  const { instanceTypes, size, labels, taints, disk, kubelet } = settings;
  const name = `${environment.name}-${group}`;
  const common = {
    group,
    instanceTypes,
    size,
    labels,
    taints,
    disk,
    ...(kubelet === undefined ? {} : { kubelet }),
    tags: environment.tags,
    subnetIds: zonesOf(environment, settings).flatMap((zone) => network.privateSubnetIds[zone] ?? []),
    smallestNode: smallestNodeOf(settings),
  };
  const opts = { providers: [provider], dependsOn: [...cluster.readyForNodes, nodeRole] };
  if ("management" in settings && settings.management === "self-managed") {
    return makeSelfManaged(name, common, settings, surroundings, opts);
  }
  return new ManagedNodeGroup(
    name,
    {
      ...common,
      clusterName: cluster.clusterName,
      nodeRoleArn: nodeRole.roleArn,
      capacityType: capacityTypeOf(settings),
      isSystem: isSystem(settings),
      architecture: architectureOf(settings),
      kubernetesVersion: environment.cluster.version,
      releaseVersion: amiReleaseOf(settings, config.kubernetesMinor),
      maxUnavailablePercentage: settings.update.maxUnavailablePercentage,
    },
    opts,
  );
}

type CommonArgs = Pick<
  ManagedNodeGroupArgs,
  "group" | "instanceTypes" | "size" | "labels" | "taints" | "disk" | "kubelet" | "tags" | "subnetIds" | "smallestNode"
>;

function makeSelfManaged(
  name: string,
  common: CommonArgs,
  settings: SelfManagedSpotGroup,
  { config, provider, cluster, nodeRole }: NodeSurroundings,
  opts: pulumi.ComponentResourceOptions,
): SelfManagedNodeGroup {
  const { environment, kubernetesMinor } = config;
  const { allocationStrategy, instanceRefresh, terminationHeartbeatSeconds } = settings;
  const parameter = al2023ImageParameter({
    minor: kubernetesMinor,
    architecture: architectureOf(settings),
    date: al2023ReleaseDate(amiReleaseOf(settings, kubernetesMinor)),
  });
  return new SelfManagedNodeGroup(
    name,
    {
      ...common,
      clusterName: environment.name,
      endpoint: cluster.endpoint,
      certificateAuthority: cluster.certificateAuthority,
      serviceCidr: environment.cluster.serviceCidr,
      securityGroupId: cluster.securityGroupId,
      instanceProfileArn: nodeRole.instanceProfileArn,
      imageId: getParameterOutput({ name: parameter }, { provider }).value,
      allocationStrategy,
      instanceRefresh,
      terminationHeartbeatSeconds,
    },
    opts,
  );
}

/** All types of a checked group share one. */
function architectureOf(settings: NodeGroup): Architecture {
  return typesOf(settings)[0]?.architecture ?? "amd64";
}
