import type { WireValue } from "../preview/wire";
import { bareValue, isSameValue, stepsOf, valueAt, valuesAt } from "./property-path";
import type { ResourceChange } from "./resource-change";

/**
 * What becomes of the nodes of a group that changes.
 *
 * | effect | means |
 * | --- | --- |
 * | `new nodes` | the group is new, and its nodes with it |
 * | `ends the nodes` | the group goes, and its nodes with it |
 * | `replaces the nodes` | a new group comes first, then the old one goes, and its nodes with it |
 * | `may replace the nodes` | the same, if what a preview cannot see so decides |
 * | `rolls the nodes` | every node is replaced, some at a time |
 * | `may roll the nodes` | the same, if what a preview cannot see so decides |
 * | `rolls some nodes` | only nodes of a type or of a market that is no longer wanted are replaced |
 * | `new nodes only` | nodes that are there stay as they are |
 * | `in place` | nodes that are there stay; what changes of them changes on them |
 */
export type NodeEffect =
  | "new nodes"
  | "ends the nodes"
  | "replaces the nodes"
  | "may replace the nodes"
  | "rolls the nodes"
  | "may roll the nodes"
  | "rolls some nodes"
  | "new nodes only"
  | "in place";

/** What a change does to nodes; undefined: it is not of a node group. */
export function nodeEffect(change: ResourceChange): NodeEffect | undefined {
  const { type, kind } = change;
  const effectOfUpdate = Object.hasOwn(EFFECT_OF_UPDATE, type) ? EFFECT_OF_UPDATE[type] : undefined;
  if (effectOfUpdate === undefined) {
    return undefined;
  }
  if (kind !== "update" && kind !== "may-update") {
    return EFFECT_OF_GROUP[kind];
  }
  const effect = effectOfUpdate(change);
  return kind === "may-update" && effect === "rolls the nodes" ? "may roll the nodes" : effect;
}

const EFFECT_OF_GROUP = {
  create: "new nodes",
  delete: "ends the nodes",
  replace: "replaces the nodes",
  "may-replace": "may replace the nodes",
} as const satisfies Partial<Record<ResourceChange["kind"], NodeEffect>>;

const EFFECT_OF_UPDATE: Readonly<Record<string, (change: ResourceChange) => NodeEffect>> = {
  "aws:autoscaling/group:Group": effectOnGroup,
  "aws:eks/nodeGroup:NodeGroup": effectOnManagedGroup,
};

/**
 * EKS drains and replaces every node for another version, and changes labels, taints and sizes on the nodes there are.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html
 */
function effectOnManagedGroup({ changed }: ResourceChange): NodeEffect {
  const rolling = ["version", "releaseVersion", "launchTemplate.version"];
  return changed.some((path) => rolling.includes(path)) ? "rolls the nodes" : "in place";
}

/**
 * The provider starts an instance refresh when the launch template or the mixed-instances policy changes, if the group
 * has settings of one. With `skipMatching` it leaves nodes alone that have the template's version and one of the types.
 *
 * Source: https://www.pulumi.com/registry/packages/aws/api-docs/autoscaling/group/#groupinstancerefresh
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh-skip-matching.html
 */
function effectOnGroup({ changed, before, after }: ResourceChange): NodeEffect {
  const paths = changed.filter((path) => /^(launchTemplate|launchConfiguration|mixedInstancesPolicy)(\.|$)/.test(path));
  if (paths.length === 0) {
    return changed.includes("vpcZoneIdentifiers") ? "new nodes only" : "in place";
  }
  const [old, now] = [before, after].map((resource) => bareValue(resource?.inputs ?? {}));
  const isRefreshed = valueAt(now, "instanceRefresh") !== undefined;
  const skipsMatching = valueAt(now, "instanceRefresh.preferences.skipMatching") === true;
  if (isRefreshed && !(skipsMatching && paths.every(isOfPoolsOnly))) {
    return "rolls the nodes";
  }
  return paths.some(isOfMarket) || (isRefreshed && losesType(old, now)) ? "rolls some nodes" : "new nodes only";
}

const POLICY = "mixedInstancesPolicy";
const OVERRIDES = `${POLICY}.launchTemplate.overrides`;
const DISTRIBUTION = `${POLICY}.instancesDistribution`;

/** Says whether a path is about which pools new nodes come from, and not about what a node is. */
function isOfPoolsOnly(path: string): boolean {
  const isOverride = path.startsWith(OVERRIDES) && !path.includes("launchTemplateSpecification");
  return isOverride || path.startsWith(DISTRIBUTION);
}

/**
 * Says whether a path is about how many nodes are on-demand: Auto Scaling replaces nodes little by little until they are,
 * without any refresh.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html
 */
function isOfMarket(path: string): boolean {
  return /^onDemand(BaseCapacity|PercentageAboveBaseCapacity)$/.test(path.slice(DISTRIBUTION.length + 1));
}

function losesType(before: WireValue | undefined, after: WireValue | undefined): boolean {
  const types = (inputs: WireValue | undefined) => valuesAt(inputs, stepsOf(`${OVERRIDES}[*].instanceType`));
  return types(before).some((type) => !types(after).some((other) => isSameValue(type, other)));
}
