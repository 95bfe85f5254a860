import { ipv4Block } from "../capacity/ipv4-block";
import { prefixesIn, prefixesOfFullNode } from "../capacity/pod-density";
import { podSubnetBlocks } from "../capacity/pod-subnets";
import { mebibytes } from "../capacity/quantity";
import { cidrPlan } from "../components/internal/cidr-plan";
import { EVERY_NODE_RUNS } from "../facts/node-needs";
import { DEFAULT_KUBE_RESERVED } from "../facts/node-reserve";
import type { Environment, NodeGroup } from "./environment";
import { nodeCountsOf } from "./node-group-capacity";
import { maxPodsOf, smallestNodeOf, typesOf } from "./node-groups";

const ROW =
  "cluster.prefixDelegation takes addresses sixteen in a row: a subnet whose free addresses are scattered has none to give";

/** What is worth knowing of the number of pods and of their addresses. */
export function podNotes(environment: Environment): string[] {
  const groups = Object.entries(environment.nodeGroups);
  return [
    ...(environment.cluster.prefixDelegation ? [ROW, ...scarcityNotes(environment)] : []),
    ...groups.flatMap(([name, group]) => [
      ...roomNotes(environment, name, group),
      ...xenNotes(environment, name, group),
      ...reserveNotes(name, group, maxPodsOf(environment, group)),
    ]),
  ];
}

/** Whether subnets made here can fill all nodes with pods when every group is at its largest. */
function scarcityNotes(environment: Environment): string[] {
  const { zones, network } = environment;
  if (network.existing !== undefined) {
    return [];
  }
  const wanted = Object.values(environment.nodeGroups).reduce((sum, group) => {
    const takesPrefixes = typesOf(group).some(({ isNitro }) => isNitro);
    const perNode = takesPrefixes ? prefixesOfFullNode(maxPodsOf(environment, group) ?? 0) : 0;
    return sum + nodeCountsOf(environment, group).max * perNode;
  }, 0);
  const { podCidrBlock, cidrBlock } = network;
  const subnets =
    podCidrBlock === undefined
      ? cidrPlan(cidrBlock, zones.length).private
      : podSubnetBlocks(podCidrBlock, zones).map((block) => block.cidrBlock);
  const blocks = subnets.flatMap((text) => ipv4Block(text) ?? []);
  const available = blocks.reduce((sum, block) => sum + prefixesIn(block), 0);
  return wanted <= available
    ? []
    : [`nodes full of pods hold ${wanted} prefixes of sixteen addresses at most, and the subnets have ${available}`];
}

/** A node that is full with what every node runs. */
function roomNotes(environment: Environment, name: string, group: NodeGroup): string[] {
  const maxPods = maxPodsOf(environment, group);
  const pods = maxPods ?? Math.min(...typesOf(group).map((type) => type.maxPods));
  const { memoryMiB } = smallestNodeOf(group, maxPods);
  return pods <= EVERY_NODE_RUNS.pods || memoryMiB <= EVERY_NODE_RUNS.memoryMiB
    ? [`${name}: a node has ${pods} pods and ${memoryMiB} MiB for them, no more than what runs on every node`]
    : [];
}

function xenNotes(environment: Environment, name: string, group: NodeGroup): string[] {
  const types = typesOf(group).filter(({ isNitro }) => !isNitro);
  const names = types.map((type) => type.name).join(", ");
  return environment.cluster.prefixDelegation && types.length > 0
    ? [
        `${name}: ${names} takes no prefixes: every node of the group runs ${maxPodsOf(environment, group)} pods at most`,
      ]
    : [];
}

/** Memory that a group's own settings keep back, beside what AL2023 would for as many pods. */
function reserveNotes(name: string, { kubelet }: NodeGroup, maxPods: number | undefined): string[] {
  if (kubelet === undefined || maxPods === undefined) {
    return [];
  }
  const { memory = "0" } = kubelet.kubeReserved;
  const advised = DEFAULT_KUBE_RESERVED.memoryMiB + DEFAULT_KUBE_RESERVED.memoryMiBPerPod * maxPods;
  const path = `${name}: kubelet.kubeReserved.memory`;
  return mebibytes(memory) < advised
    ? [`${path} ${memory} is less than the ${advised}Mi that EKS keeps back for ${maxPods} pods`]
    : [];
}
