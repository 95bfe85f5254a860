import { onDemandNodes } from "../../capacity/on-demand-split";
import { vcpuQuota } from "../../capacity/vcpu";
import { instanceType } from "../../facts/ec2-catalogue";
import { STANDARD_SPOT_QUOTA } from "../../facts/quotas";
import { isSpotWord } from "../../facts/spot-spelling";
import type { Placed, Stack } from "../internal/stack";
import { unlessUnknown } from "../internal/unknown";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";
import { fromRequirements, fromTemplate } from "./asked-types";
import { type AutoScalingGroup, isSpotGroup } from "./auto-scaling-group";
import { launchesSpot, templatesOf } from "./group-launches";
import type { LaunchTemplate } from "./launch-templates";
import type { NodeGroup } from "./pool-types";

/** A type that a group may launch, and how many units of the group's size one instance of it stands for. */
interface WeightedType {
  readonly name: string;
  readonly weight: number;
}

/**
 * vCPU of spot instances of the standard families when an Auto Scaling group is at its largest and all of them are of its largest type.
 *
 * Types that are asked for by attributes, or that the catalogue does not know, are not counted.
 *
 * @throws UnknownValue - how it pays, its size, or one of its types is not known.
 */
export function spotVcpuOfGroup(group: Placed<AutoScalingGroup>, stack: Stack): number {
  const countsInstances = ["", "units"].includes(unlessUnknown(() => group.view.desiredCapacityType) ?? "");
  return countsInstances ? largestVcpu(spotUnits(group, stack), typesOf(group, stack)) : 0;
}

/**
 * The same of a managed node group.
 *
 * How it pays is not known in a preview where that is left out, which means on demand.
 *
 * @throws UnknownValue - its size is not known.
 */
export function spotVcpuOfNodeGroup({ resource, view }: Placed<NodeGroup>, stack: Stack): number {
  if (!isSpotWord(unlessUnknown(() => view.capacityType))) {
    return 0;
  }
  const own = unlessUnknown(() => view.instanceTypes) ?? [];
  const names = own.length > 0 ? own : namesOf(stack.referredTo(resource, "launchTemplate", LAUNCH_TEMPLATE));
  return largestVcpu(whole(view.scalingConfig?.maxSize), names.map(unweighted));
}

/** How many units of a group's size may be spot: without a mixed-instances policy all of them, or none. */
function spotUnits(group: Placed<AutoScalingGroup>, stack: Stack): number {
  const { view } = group;
  const policy = view.mixedInstancesPolicy;
  if (!(policy === undefined ? launchesSpot(group, stack) : isSpotGroup(view))) {
    return 0;
  }
  const units = whole(view.maxSize);
  const distribution = policy?.instancesDistribution;
  return (
    units -
    onDemandNodes(units, {
      base: whole(unlessUnknown(() => distribution?.onDemandBaseCapacity)),
      percentageAboveBase: whole(distribution?.onDemandPercentageAboveBaseCapacity, 100),
    })
  );
}

function typesOf(group: Placed<AutoScalingGroup>, stack: Stack): readonly WeightedType[] {
  const ofTemplates = namesOf(templatesOf(group, stack));
  const overrides = group.view.mixedInstancesPolicy?.launchTemplate?.overrides ?? [];
  return overrides.length === 0
    ? ofTemplates.map(unweighted)
    : overrides.flatMap(({ instanceRequirements, instanceType: name = "", weightedCapacity }) => {
        const own = instanceRequirements === undefined ? [name] : fromRequirements(instanceRequirements).names;
        const weight = Math.max(1, whole(Number(weightedCapacity ?? 1)));
        return own.flatMap((one) => (one === "" ? ofTemplates : [one])).map((one) => ({ name: one, weight }));
      });
}

function namesOf(templates: readonly Placed<LaunchTemplate>[]): readonly string[] {
  return templates.flatMap(({ view }) => unlessUnknown(() => fromTemplate(view).names) ?? []);
}

function unweighted(name: string): WeightedType {
  return { name, weight: 1 };
}

function largestVcpu(units: number, types: readonly WeightedType[]): number {
  return Math.max(0, ...types.map(({ name, weight }) => Math.ceil(units / weight) * standardVcpu(name)));
}

function standardVcpu(name: string): number {
  const type = instanceType(name);
  return type !== undefined && vcpuQuota(type, "spot")?.code === STANDARD_SPOT_QUOTA.code ? type.vcpu : 0;
}

/** What AWS would take of a number: a whole one from 0 on. */
function whole(value = 0, max = Infinity): number {
  return Number.isFinite(value) ? Math.min(max, Math.max(0, Math.trunc(value))) : 0;
}
