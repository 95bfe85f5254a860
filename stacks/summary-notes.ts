import { isKubernetesMinor, supportState } from "../capacity/eks-compatibility";
import { CATALOGUE_DATE, zoneIdsOf } from "../facts/ec2-catalogue";
import { KUBERNETES_SUPPORT } from "../facts/eks-versions";
import { DOCUMENTATION_CIDRS } from "../facts/limits";
import type { Environment, NodeGroup } from "./environment";
import { typesOf } from "./node-groups";
import { podNotes } from "./pod-notes";
import type { NodeGroupSummary } from "./summary";

/** What notes are made from, beside the environment. */
interface NoteFacts {
  readonly region: string;
  /** Day to judge dated facts by, such as `2026-11-23`. */
  readonly today: string;
  readonly groups: readonly (readonly [string, NodeGroupSummary])[];
}

const REBALANCE =
  "interruption.rebalance: replace raises the desired size behind cluster-autoscaler's back: expect early scale-ups and " +
  "nodes that come and go";

const PRIVATE =
  "cluster.endpointAccess: private leaves the internet no way to the API server: what talks to Kubernetes, `pulumi up` with " +
  "charts among it, must run in the VPC or a network connected to it";

/** What is worth knowing of an environment that is not wrong. */
export function summaryNotes(environment: Environment, { region, today, groups }: NoteFacts): string[] {
  const { network, account, cluster, interruption, bastion } = environment;
  const few = groups.filter(([, { capacityType, pools }]) => capacityType !== "on-demand" && pools < ADVISED_POOLS);
  const nobodys = (cluster.publicAccessCidrs ?? []).filter((cidr) =>
    DOCUMENTATION_CIDRS.some((block) => block === cidr),
  );
  return [
    ...supportNotes(cluster, today),
    ...few.map(
      ([name, { pools }]) =>
        `${name} can draw from ${pools} ${pools === 1 ? "pool" : "pools"}; ${ADVISED_POOLS} or more ride out a shortage better`,
    ),
    ...Object.entries(environment.nodeGroups).flatMap(([name, group]) => groupNotes(name, group)),
    ...podNotes(environment),
    ...(interruption.rebalance === "replace" ? [REBALANCE] : []),
    ...(network.nat === "single" ? ["one NAT gateway serves all zones: when its zone fails, no node reaches out"] : []),
    ...(account.allowedAccountIds.length === 0 ? ["any AWS account will do: account.allowedAccountIds is empty"] : []),
    ...(cluster.endpointAccess === "private" ? [PRIVATE] : []),
    ...(bastion === undefined
      ? []
      : [`the bastion, one ${bastion.instanceType} on-demand, is counted neither in vCPU nor in cost`]),
    ...nobodys.map((cidr) => `${cidr} in cluster.publicAccessCidrs is kept for documentation: write your own`),
    zoneIdsOf(region) === undefined
      ? `${region} is not in the catalogue of ${CATALOGUE_DATE}: pools are counted as if every zone offered every type`
      : `pools are counted from the catalogue of ${CATALOGUE_DATE}, at most: which zone offers what differs by account`,
  ];
}

/** Days before the end of standard support from which on it is worth a note. */
const SUPPORT_NOTICE_DAYS = 60;

function supportNotes({ version, supportType, existing }: Environment["cluster"], today: string): string[] {
  if (!isKubernetesMinor(version)) {
    return [];
  }
  const { endOfStandardSupport: end, endOfExtendedSupport: last } = KUBERNETES_SUPPORT[version];
  const state = supportState(version, today);
  const daysLeft = (Date.parse(end) - Date.parse(today)) / 86_400_000;
  if (state === "standard") {
    return daysLeft > SUPPORT_NOTICE_DAYS
      ? []
      : [`standard support of Kubernetes ${version} ends on ${end}: plan the upgrade`];
  }
  const upgraded = "EKS upgrades such a cluster by itself";
  const billed = `extended support costs extra until ${last}`;
  const then = existing === undefined ? (supportType === "standard" ? upgraded : billed) : `${upgraded}, or ${billed}`;
  return [`standard support of Kubernetes ${version} ended on ${end}: ${then}`];
}

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html ("at least 10 instance types") */
const ADVISED_POOLS = 10;

/** Types that AWS sells, and that a group is better without. */
function groupNotes(name: string, group: NodeGroup): string[] {
  const types = typesOf(group);
  const named = (isMeant: (type: (typeof types)[number]) => boolean): string => {
    const names = types.filter(isMeant).map((type) => type.name);
    return names.length === 0 ? "" : `${names.join(", ")} ${names.length === 1 ? "is" : "are"}`;
  };
  const burstable = named(({ isBurstable }) => isBurstable);
  const previous = named(({ isPreviousGeneration }) => isPreviousGeneration);
  const isOpen = group.accelerator !== undefined && group.taints.length === 0;
  const isOneMarket = group.kind === "mixed" && isOfOneMarket(group);
  return [
    ...(burstable === "" ? [] : [`${name}: ${burstable} burstable: slow under steady load, or at extra cost`]),
    ...(previous === "" ? [] : [`${name}: ${previous} of a previous generation: slow for the price`]),
    ...(isOpen ? [`${name}: pods without need of a GPU or accelerator may come too: add a taint`] : []),
    ...(isOneMarket ? [`${name}: the nodes of this mixed group are all of one kind`] : []),
  ];
}

function isOfOneMarket(group: Extract<NodeGroup, { readonly kind: "mixed" }>): boolean {
  const { onDemandBaseCapacity: base, onDemandPercentageAboveBaseCapacity: percentage } = group;
  return percentage === 100 || (percentage === 0 && base === 0);
}
