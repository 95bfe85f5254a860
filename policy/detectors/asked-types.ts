import { interchangeableTypeCount } from "../../capacity/interchangeable-types";
import { unlessUnknown } from "../internal/unknown";
import type { instanceRequirements } from "../resource-types/auto-scaling";
import type { AutoScalingGroup } from "./auto-scaling-group";
import type { LaunchTemplate } from "./launch-templates";
import type { Fleet, SpotFleetRequest } from "./spot-fleet";

/** Which instance types a group or a fleet may launch. */
export interface AskedTypes {
  /** Names, each once. */
  readonly names: readonly string[];
  /** Whether it asks by what instances are, and not by name: as many types as there are. */
  readonly isByRequirements: boolean;
  /** Whether it may launch what its launch templates name, or ask for by requirements. */
  readonly takesTemplates: boolean;
}

/** What a group or a fleet says in place of its launch template. */
interface Override {
  readonly instanceType: string | undefined;
  readonly instanceRequirements?: Requirements;
}

type Requirements = ReturnType<typeof instanceRequirements>;

/** Fewest types that a spot group can live on; below, the rules on diversified groups speak. */
export const LEAST_TYPES = 4;

/** As many types as AWS recommends. Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html */
export const RECOMMENDED_TYPES = 10;

/** What an Auto Scaling group may launch. @throws UnknownValue - one of its types is not known. */
export function typesOfGroup({ mixedInstancesPolicy }: AutoScalingGroup): AskedTypes {
  return together([fromOverrides(mixedInstancesPolicy?.launchTemplate?.overrides)]);
}

/** What an EC2 Fleet may launch. @throws UnknownValue - one of its types is not known. */
export function typesOfFleet({ launchTemplateConfigs }: Fleet): AskedTypes {
  return together((launchTemplateConfigs ?? []).map(({ overrides }) => fromOverrides(overrides)));
}

/** What a Spot Fleet request may launch. @throws UnknownValue - one of its types is not known. */
export function typesOfRequest({ launchSpecifications, launchTemplateConfigs }: SpotFleetRequest): AskedTypes {
  return together([
    ...(launchSpecifications ?? []).map(fromOverride),
    ...(launchTemplateConfigs ?? []).map(({ overrides }) => fromOverrides(overrides)),
  ]);
}

/**
 * What requirements ask for: the names they allow, where they allow nothing else, and as many types as there are otherwise.
 *
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceRequirementsRequest.html
 */
export function fromRequirements(requirements: NonNullable<Requirements>): AskedTypes {
  const names = unlessUnknown(() => requirements.allowedInstanceTypes) ?? [];
  return names.length > 0 && names.every((name) => !name.includes("*"))
    ? { names, isByRequirements: false, takesTemplates: false }
    : { names: [], isByRequirements: true, takesTemplates: false };
}

/** What a launch template names or asks for. @throws UnknownValue - its type is not known. */
export function fromTemplate({ instanceRequirements: requirements, instanceType }: LaunchTemplate): AskedTypes {
  return fromOverride({ instanceRequirements: requirements, instanceType });
}

/** Several at once. */
export function together(asked: readonly AskedTypes[]): AskedTypes {
  return {
    names: [...new Set(asked.flatMap(({ names }) => names))],
    isByRequirements: asked.some(({ isByRequirements }) => isByRequirements),
    takesTemplates: asked.some(({ takesTemplates }) => takesTemplates),
  };
}

/**
 * How many types can be asked for where `minimum` are wanted: fewer where EC2 offers fewer of that shape; undefined where the catalogue
 * does not know a single one of the types. Of names that are enough already nothing is looked up.
 */
export function feasibleMinimum(minimum: number, names: readonly string[]): number | undefined {
  if (names.length >= minimum) {
    return minimum;
  }
  const offered = interchangeableTypeCount(names);
  return offered === undefined ? undefined : Math.min(minimum, offered);
}

/** What is wrong with types that are enough to live on, and fewer than `recommended`, where EC2 offers more of their shape. */
export function narrowness(names: readonly string[], recommended: number): string | undefined {
  if (names.length >= recommended) {
    return undefined;
  }
  const least = feasibleMinimum(LEAST_TYPES, names) ?? LEAST_TYPES;
  const wanted = feasibleMinimum(recommended, names) ?? 0;
  return names.length >= least && names.length < wanted
    ? `names ${names.length} instance type${names.length === 1 ? "" : "s"}, and EC2 offers more of the same shape; list at least ${wanted}`
    : undefined;
}

function fromOverrides(overrides: readonly Override[] | undefined): AskedTypes {
  return overrides === undefined || overrides.length === 0 ? FROM_TEMPLATE : together(overrides.map(fromOverride));
}

function fromOverride({ instanceRequirements: requirements, instanceType }: Override): AskedTypes {
  if (requirements !== undefined) {
    return fromRequirements(requirements);
  }
  return instanceType === undefined || instanceType === ""
    ? FROM_TEMPLATE
    : { names: [instanceType], isByRequirements: false, takesTemplates: false };
}

const FROM_TEMPLATE: AskedTypes = { names: [], isByRequirements: false, takesTemplates: true };
