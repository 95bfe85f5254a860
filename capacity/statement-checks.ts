import type { InstanceType } from "../facts/ec2-catalogue";
import type { Check } from "./selection-check";
import type { Criterion, SelectionCriteria } from "./selection-criteria";

/** A statement of a type that must hold, or must not. */
interface Statement {
  readonly criterion: Criterion;
  readonly wanted: boolean | undefined;
  readonly of: (type: InstanceType) => boolean;
  readonly positive: string;
  readonly negative: string;
}

/** The checks of what a type is or is not. */
export function statementChecks(criteria: SelectionCriteria): Check[] {
  const { isCurrentGeneration, isBurstable, isBareMetal, supportsSpot } = criteria;
  const statements: readonly Statement[] = [
    {
      criterion: "current generation",
      wanted: isCurrentGeneration,
      of: (type) => !type.isPreviousGeneration,
      positive: "is of a current generation",
      negative: "is of a previous generation",
    },
    {
      criterion: "burstable",
      wanted: isBurstable,
      of: (type) => type.isBurstable,
      positive: "is burstable",
      negative: "is not burstable",
    },
    {
      criterion: "bare metal",
      wanted: isBareMetal,
      of: (type) => type.isBareMetal,
      positive: "is bare metal",
      negative: "is not bare metal",
    },
    {
      criterion: "spot",
      wanted: supportsSpot,
      of: (type) => type.supportsSpot,
      positive: "is sold as spot",
      negative: "is not sold as spot",
    },
  ];
  return statements
    .filter(({ wanted }) => wanted !== undefined)
    .map(({ criterion, wanted, of, positive, negative }) => ({
      criterion,
      accepts: ({ type }) => of(type) === wanted,
      reason: () => (wanted === true ? negative : positive),
    }));
}
