import { isKubernetesMinor, supportState } from "../capacity/eks-compatibility";
import { servedZones } from "../capacity/pools";
import { CATALOGUE_DATE, zoneIdsOf } from "../facts/ec2-catalogue";
import { KUBERNETES_SUPPORT } from "../facts/eks-versions";
import { DOCUMENTATION_CIDRS } from "../facts/limits";
import type { Environment, NodeGroup } from "./environment";
import { roleOf, typesOf, zonesOf } from "./node-groups";
import { podNotes } from "./pod-notes";
import type { NodeGroupSummary } from "./summary";
import { zoneOf } from "./zone";

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
    ...Object.entries(environment.nodeGroups).flatMap(([name, group]) => [
      ...groupNotes(name, group),
      ...offerNotes(environment, region, [name, group]),
    ]),
    ...podNotes(environment),
    ...(interruption.rebalance === "replace" ? [REBALANCE] : []),
    ...(network.nat === "single" ? ["one NAT gateway serves all zones: when its zone fails, no node reaches out"] : []),
    ...(account.allowedAccountIds.length === 0 ? ["any AWS account will do: account.allowedAccountIds is empty"] : []),
    ...(cluster.endpointAccess === "private" ? [PRIVATE] : []),
    ...(bastion === undefined
      ? []
      : [`the bastion, one ${bastion.instanceType} on-demand, is counted neither in vCPU nor in cost`]),
    ...nobodys.map((cidr) => `${cidr} in cluster.publicAccessCidrs is kept for documentation: write your own`),
    ...poolsNote(environment, region),
  ];
}

/** How sure the number of pools is; nothing where the catalogue knows every zone by its id. */
function poolsNote({ zones, zoneIds }: Environment, region: string): string[] {
  const known = zoneIdsOf(region);
  if (known === undefined) {
    return [
      `${region} is not in the catalogue of ${CATALOGUE_DATE}: pools are counted as if every zone offered every type`,
    ];
  }
  return zones.every((zone) => known.includes(zoneIds[zone] ?? ""))
    ? []
    : [`pools are counted from the catalogue of ${CATALOGUE_DATE}, at most: which zone offers what differs by account`];
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
  const isOpen = group.accelerator !== undefined && group.taints.length === 0 && roleOf(group) === undefined;
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

/** A group that can have nodes in some of its zones alone. */
function offerNotes(environment: Environment, region: string, [name, group]: readonly [string, NodeGroup]): string[] {
  const zones = zonesOf(environment, group).map((zone) => zoneOf(zone, environment.zoneIds));
  const { most, without } = servedZones({ region, instanceTypes: group.instanceTypes, zones });
  const where =
    without.length > 0 ? `no type of it is offered in ${without.join(", ")}` : "the others offer no type of it";
  return most < zones.length ? [`${name} has nodes in at most ${most} of its ${zones.length} zones: ${where}`] : [];
}
