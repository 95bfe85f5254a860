import { CLUSTER, VPC } from "../facts/replace-on-changes";
import type { PlannedResource } from "../preview/plan";
import { isUnknown } from "../preview/wire";
import type { PlanSide } from "./plan-side";
import { bareValue, keysOf, valueAt } from "./property-path";
import type { ResourceChange } from "./resource-change";

/** The two plans that are compared. */
export interface ReviewedSides {
  readonly before: PlanSide;
  readonly after: PlanSide;
}

/**
 * Where a control plane that stays cannot go: to other zones, or to another VPC; one sentence for each.
 *
 * Pulumi plans both in place, since the subnets of a control plane may change. Those of other zones or of another VPC EKS
 * refuses. A control plane that is made anew goes wherever it is told.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_UpdateClusterConfig.html
 *
 * @param changeOf - What the update does to a resource, by URN; undefined: nothing.
 */
export function controlPlaneRefusals(
  urn: string,
  sides: ReviewedSides,
  changeOf: (urn: string) => ResourceChange | undefined,
): readonly string[] {
  const before = componentOf(urn, sides.before);
  const after = componentOf(urn, sides.after);
  if (before === undefined || after === undefined || changeOf(urn)?.kind === "replace") {
    return [];
  }
  const [from, to] = [zonesOf(before), zonesOf(after)];
  const zones =
    from.join() === to.join()
      ? []
      : [`EKS never changes the zones of a control plane; write ${from.join(", ")} in place of ${to.join(", ")}`];
  return [...zones, ...ofVpc(before, after, changeOf)];
}

/** The component that a control plane of this URN stands in; undefined: it is none, or somebody else's. */
function componentOf(urn: string, side: PlanSide): PlannedResource | undefined {
  const resource = side.resources.get(urn);
  return resource?.type === CLUSTER ? side.componentOf(resource) : undefined;
}

function zonesOf({ inputs }: PlannedResource): readonly string[] {
  return keysOf(valueAt(bareValue(inputs), "subnetIds") ?? null);
}

function ofVpc(
  before: PlannedResource,
  after: PlannedResource,
  changeOf: (urn: string) => ResourceChange | undefined,
): readonly string[] {
  const [from, to] = [vpcOf(before), vpcOf(after)];
  const kind = to === undefined ? undefined : changeOf(to)?.kind;
  const isOther = from !== undefined && to !== undefined && from !== to;
  if (!isOther && kind !== "replace" && kind !== "may-replace") {
    return [];
  }
  const verb = isOther || kind === "replace" ? "refuses" : "may refuse";
  return [
    `EKS ${verb} to move a control plane to another VPC; take the change back, or make an environment of another name`,
  ];
}

/** What tells the VPC of a component from another: its id where that is known, else its URN. */
function vpcOf({ inputs, propertyDependencies }: PlannedResource): string | undefined {
  const id = valueAt(bareValue(inputs), "vpcId");
  return typeof id === "string" && !isUnknown(id)
    ? id
    : propertyDependencies["vpcId"]?.find((urn) => urn.split("::")[2]?.split("$").at(-1) === VPC);
}
