import type { BroadTypes } from "../../capacity/broad-types";
import { ec2NodeClass, type NodeClassKubelet } from "../../charts-values/ec2-node-class";
import type { KubernetesObject } from "../../charts-values/kubernetes-object";
import type { ListedTypes, NodePoolFacts, PoolCapacity, PoolDisruption } from "../../charts-values/node-pool-facts";
import { nodePools } from "../../charts-values/node-pools";
import type { Environment, KarpenterProvisioner, NodeGroup } from "../environment";
import { isSystem, maxPodsOf, typesOf, zonesOf } from "../node-groups";
import { nodeImageOf } from "../node-image";
import type { DeliveryContext } from "./release";

/** Node classes and node pools of an environment's groups, by the end of their resources' names. */
export function karpenterObjects(
  settings: KarpenterProvisioner,
  context: DeliveryContext<unknown>,
): Readonly<Record<string, KubernetesObject>> {
  const groups = Object.entries(context.environment.nodeGroups).filter(([, group]) => !isSystem(group));
  const classes = groups.map(([name, group]) => [`node-class-${name}`, nodeClassOf(name, group, context)] as const);
  const pools = groups.flatMap(([name, group]) =>
    nodePools(poolFactsOf(name, group, context.environment, settings)).map(
      (pool) => [`node-pool-${pool.metadata.name}`, pool] as const,
    ),
  );
  return Object.fromEntries([...classes, ...pools]);
}

function nodeClassOf(name: string, group: NodeGroup, context: DeliveryContext<unknown>): KubernetesObject {
  const { environment, region, clusterName, kubernetesMinor } = context;
  const kubelet = kubeletOf(environment, group);
  return ec2NodeClass({
    name,
    region,
    clusterName,
    amiFamily: group.amiFamily,
    amiRelease: nodeImageOf(group, kubernetesMinor).release,
    disk: group.disk,
    ...(kubelet === undefined ? {} : { kubelet }),
    usesLocalStorage: group.localStorage === "raid0",
    tags: environment.tags,
  });
}

/** What a node class knows of the kubelet; undefined: the node image decides all of it. */
function kubeletOf(environment: Environment, group: NodeGroup): NodeClassKubelet | undefined {
  const maxPods = maxPodsOf(environment, group);
  const { systemReserved, kubeReserved, evictionHard } = group.kubelet ?? {};
  return group.kubelet === undefined && maxPods === undefined
    ? undefined
    : {
        ...(systemReserved === undefined ? {} : { systemReserved }),
        ...(kubeReserved === undefined ? {} : { kubeReserved }),
        ...(evictionHard === undefined ? {} : { evictionHard }),
        ...(maxPods === undefined ? {} : { maxPods }),
      };
}

/** What the pools of a group are made from. */
export function poolFactsOf(
  name: string,
  group: NodeGroup,
  environment: Environment,
  settings: KarpenterProvisioner,
): NodePoolFacts {
  const zones = zonesOf(environment, group);
  const nodes = group.kind === "enduring" ? group.size.max * zones.length : group.size.max;
  const types = typesOf(group);
  const largest = (of: (type: (typeof types)[number]) => number) => Math.max(...types.map(of));
  return {
    group: name,
    capacity: capacityOf(group),
    labels: group.labels,
    taints: group.taints,
    zones,
    types: typesOfPool(group, settings),
    nodeClass: name,
    limits: {
      nodes,
      vcpu: nodes * largest(({ vcpu }) => vcpu),
      memoryGiB: nodes * Math.ceil(largest(({ memoryMiB }) => memoryMiB) / 1024),
    },
    disruption: disruptionOf(settings),
  };
}

function capacityOf(group: NodeGroup): PoolCapacity {
  return group.kind === "mixed"
    ? { kind: "mixed", onDemandBaseCapacity: group.onDemandBaseCapacity, spotTaints: group.spotTaints }
    : { kind: group.kind };
}

/** How much larger than the group's own a node may be: pods of several nodes then fit on one. */
const LARGEST = 4;

function typesOfPool(group: NodeGroup, { types: breadth }: KarpenterProvisioner): ListedTypes | BroadTypes {
  const types = typesOf(group);
  const [architecture = "amd64"] = types.map((type) => type.architecture);
  if (breadth === "listed" || group.accelerator !== undefined) {
    return { architecture, instanceTypes: group.instanceTypes };
  }
  const range = (of: (type: (typeof types)[number]) => number) => ({
    min: Math.min(...types.map(of)),
    max: LARGEST * Math.max(...types.map(of)),
  });
  return {
    architectures: [architecture],
    categories: [...new Set(types.map(({ category }) => category))].sort(),
    minGeneration: Math.min(...types.map(({ generation }) => generation)),
    vcpu: range(({ vcpu }) => vcpu),
    memoryMiB: range(({ memoryMiB }) => memoryMiB),
    hasLocalNvme: group.localStorage === "raid0",
  };
}

function disruptionOf({ disruption }: KarpenterProvisioner): PoolDisruption {
  const { consolidationPolicy, consolidateAfterMinutes, maxDisruptedPercent, windows } = disruption;
  const { expireAfterHours, terminationGraceMinutes } = disruption;
  return {
    consolidationPolicy,
    consolidateAfterMinutes,
    percentage: maxDisruptedPercent,
    windows: windows.map(({ schedule, durationHours, maxDisruptedPercent: percentage, reasons }) => ({
      schedule,
      durationHours,
      percentage,
      ...(reasons === undefined ? {} : { reasons }),
    })),
    expireAfterHours,
    terminationGraceMinutes,
  };
}
