import type { BroadTypes } from "../../capacity/broad-types";
import type { Bounds } from "../../capacity/selection-criteria";
import type { CapacityType } from "../../facts/capacity";
import { SPOT_TO_SPOT_TYPES } from "../../facts/karpenter";
import { NODE_POOL_LIMITS } from "../../facts/karpenter-objects";
import { KARPENTER_NODE_LABEL, NODE_LABEL } from "../../facts/node-labels";
import type { NodeRequirement } from "../node-pool";
import type { ListedTypes, NodePoolFacts } from "../node-pool-facts";
import { atLeastOne, wholeNumber } from "./checked";

/**
 * What the nodes of a pool must be.
 *
 * On spot the number of types still open is asked for too: fewer types are fewer pools, and more interruptions.
 *
 * @throws RangeError - a list is empty, or a number out of its range.
 */
export function nodeRequirements(
  { zones, types, minTypes }: Pick<NodePoolFacts, "zones" | "types" | "minTypes">,
  capacityType: CapacityType,
): readonly NodeRequirement[] {
  const isListed = "instanceTypes" in types;
  const most = isListed ? atLeastOne("types.instanceTypes", types.instanceTypes, "type").length : undefined;
  const flexibility = capacityType === "spot" ? { minValues: minValuesOf(minTypes, most) } : {};
  const architectures = isListed ? [types.architecture] : types.architectures;
  return [
    isIn(KARPENTER_NODE_LABEL.capacityType, [capacityType]),
    isIn(NODE_LABEL.architecture, atLeastOne("types.architectures", architectures, "architecture")),
    isIn(NODE_LABEL.operatingSystem, ["linux"]),
    isIn(NODE_LABEL.zone, atLeastOne("zones", zones, "zone")),
    ...(isListed ? listed(types, flexibility) : broad(types, flexibility)),
  ];
}

/** As many types as were asked for, or as let a spot node be replaced by a cheaper one, where there are so many. */
function minValuesOf(minTypes: number | undefined, most: number = NODE_POOL_LIMITS.minValues): number {
  const max = Math.min(most, NODE_POOL_LIMITS.minValues);
  return minTypes === undefined
    ? Math.min(SPOT_TO_SPOT_TYPES, max)
    : wholeNumber("minTypes", minTypes, { min: 1, max });
}

type Flexibility = Pick<NodeRequirement, "minValues">;

function listed({ instanceTypes }: ListedTypes, flexibility: Flexibility): readonly NodeRequirement[] {
  return [{ ...isIn(NODE_LABEL.instanceType, instanceTypes), ...flexibility }];
}

function broad(types: BroadTypes, flexibility: Flexibility): readonly NodeRequirement[] {
  const { categories, minGeneration, vcpu, memoryMiB, hasLocalNvme = false, excludedTypes = [] } = types;
  const generation = wholeNumber("types.minGeneration", minGeneration, { min: 1, max: 99 });
  return [
    isIn(KARPENTER_NODE_LABEL.instanceCategory, atLeastOne("types.categories", categories, "category")),
    { key: KARPENTER_NODE_LABEL.instanceGeneration, operator: "Gte", values: [`${generation}`] },
    ...within(KARPENTER_NODE_LABEL.instanceCpu, "types.vcpu", vcpu),
    ...within(KARPENTER_NODE_LABEL.instanceMemory, "types.memoryMiB", memoryMiB),
    isIn(KARPENTER_NODE_LABEL.instanceHypervisor, ["nitro"]),
    ...(hasLocalNvme ? [{ key: KARPENTER_NODE_LABEL.instanceLocalNvme, operator: "Gt", values: ["0"] } as const] : []),
    ...(excludedTypes.length === 0
      ? []
      : [{ key: NODE_LABEL.instanceType, operator: "NotIn", values: excludedTypes } as const]),
    ...(flexibility.minValues === undefined
      ? []
      : [{ key: NODE_LABEL.instanceType, operator: "Exists", ...flexibility } as const]),
  ];
}

function isIn(key: string, values: readonly string[]): NodeRequirement {
  return { key, operator: "In", values };
}

const MOST = 100_000_000;

function within(key: string, path: string, { min, max }: Bounds): readonly NodeRequirement[] {
  const least = min === undefined ? undefined : wholeNumber(`${path}.min`, min, { min: 0, max: MOST });
  const most = max === undefined ? undefined : wholeNumber(`${path}.max`, max, { min: least ?? 0, max: MOST });
  return [
    ...(least === undefined ? [] : [{ key, operator: "Gte", values: [`${least}`] } as const]),
    ...(most === undefined ? [] : [{ key, operator: "Lte", values: [`${most}`] } as const]),
  ];
}
