import { hasDevices } from "../../capacity/devices";
import { misfitReason } from "../../capacity/shape";
import { instanceType, instanceTypeNames, type InstanceType } from "../../facts/ec2-catalogue";
import { knownTypes, OVERRIDES, spotTypesOfGroup, spotTypesOfNodeGroup } from "../detectors/pool-types";
import { integer } from "../internal/options";
import { resourceRule } from "../internal/resource-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { NODE_GROUP } from "../resource-types/eks";

/** Types of one family or generation run on the same machines, and run out together. */
export const spotPoolsSpanFamilies = resourceRule({
  name: "spot-pools-span-families",
  entry: "A10",
  severity: "medium",
  description: "The instance types of a spot group come from several families and generations.",
  why:
    "Types of one family run on the same machines: when others want those, the pools of all its sizes run dry together. The same " +
    "goes for types of one generation, which everybody moves to at once.",
  mend: "Add types of the same vCPU and memory from other families and from an older or newer generation, such as m5, m6a and m7i.",
  sources: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html"],
  options: {
    minFamilies: integer({ description: "Fewest families of a group's types", standard: 3, minimum: 1, maximum: 20 }),
    minGenerations: integer({
      description: "Fewest generations of a group's types",
      standard: 2,
      minimum: 1,
      maximum: 5,
    }),
  },
  examples: {
    broken: {
      workers: {
        type: NODE_GROUP.token,
        properties: { capacityType: "SPOT", instanceTypes: ["m6i.large", "m6a.large", "m6id.large", "m6in.large"] },
      },
    },
    kept: {
      workers: {
        type: NODE_GROUP.token,
        properties: { capacityType: "SPOT", instanceTypes: ["m5.large", "m5a.large", "m6i.large", "m6a.large"] },
      },
    },
  },
  judges: (on) => [
    on(AUTO_SCALING_GROUP, (group, { options, report }) => {
      const problem = spanProblem(spotTypesOfGroup(group), options);
      if (problem !== undefined) {
        report(OVERRIDES, problem);
      }
    }),
    on(NODE_GROUP, (group, { options, report }) => {
      const problem = spanProblem(spotTypesOfNodeGroup(group), options);
      if (problem !== undefined) {
        report("instanceTypes", problem);
      }
    }),
  ],
});

interface Least {
  readonly minFamilies: number;
  readonly minGenerations: number;
}

/**
 * What is wrong with where types come from; undefined: nothing, or it cannot be told.
 *
 * A single type is no question of families; types with GPUs have few; no more is asked than EC2 has at the size of the first.
 */
function spanProblem(names: readonly string[], { minFamilies, minGenerations }: Least): string | undefined {
  const types = knownTypes(names);
  const [first] = types;
  if (first === undefined || types.length < Math.max(2, new Set(names).size) || types.some(hasDevices)) {
    return undefined;
  }
  const has = spanOf(types);
  if (has.families >= minFamilies && has.generations >= minGenerations) {
    return undefined;
  }
  const offered = spanOf(spotTypesLike(first));
  const families = Math.min(minFamilies, offered.families);
  const generations = Math.min(minGenerations, offered.generations);
  return has.families >= families && has.generations >= generations
    ? undefined
    : `come from ${spanText(has)}; list types of at least ${spanText({ families, generations })}`;
}

interface Span {
  readonly families: number;
  readonly generations: number;
}

function spanOf(types: readonly InstanceType[]): Span {
  return {
    families: new Set(types.map(({ family }) => family)).size,
    generations: new Set(types.map(({ generation }) => generation)).size,
  };
}

/** Types that EC2 sells as spot and that could stand beside one in a group. */
function spotTypesLike(measure: InstanceType): readonly InstanceType[] {
  return instanceTypeNames()
    .flatMap((name) => instanceType(name) ?? [])
    .filter((type) => type.supportsSpot && misfitReason(type, measure) === undefined);
}

function spanText({ families, generations }: Span): string {
  return `${families} ${families === 1 ? "family" : "families"} and ${generations} ${generations === 1 ? "generation" : "generations"}`;
}
