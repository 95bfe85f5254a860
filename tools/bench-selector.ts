import { selectInstanceTypes } from "../capacity/select-instance-types";
import type { SelectionCriteria } from "../capacity/selection-criteria";
import { instanceTypeNames } from "../facts/ec2-catalogue";

const REGION = "us-east-1";
const ZONES = ["use1-az1", "use1-az2", "use1-az4"].map((id) => ({ name: id, id }));
const EIGHT = { min: 8, max: 8 };

/** Questions as people ask them, each with zones: by size and name, by base type, by what a type has. */
const QUESTIONS: readonly SelectionCriteria[] = [
  {
    ...{ region: REGION, zones: ZONES, vcpu: EIGHT, memoryMiB: { min: 32768, max: 32768 }, gpus: { max: 0 } },
    ...{ isCurrentGeneration: true, architecture: "amd64", deny: [/.*n.*/] },
  },
  { region: REGION, zones: ZONES, sameShapeAs: "m5.xlarge", supportsSpot: true },
  { region: REGION, zones: ZONES, memoryGiBPerVcpu: { min: 3.6, max: 4.4 }, nvmeGB: { min: 1 }, isBareMetal: false },
  { region: REGION, zones: ZONES, allow: [/^[cmr][5-8]/], generation: { min: 6 }, isBurstable: false },
  { region: REGION, zones: ZONES },
];

/** How fast the selector answers, in this process. */
export interface SelectorPace {
  /** Questions answered in a second of processor time, which other processes take nothing from. */
  readonly questionsPerSecond: number;
  /** Types that each question is held against. */
  readonly types: number;
}

const ROUNDS = 200;

/** Asks the questions in turn, many times, after as many that are not counted. */
export function selectorPace(): SelectorPace {
  askAll();
  const before = process.cpuUsage();
  askAll();
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1_000_000;
  return { questionsPerSecond: (ROUNDS * QUESTIONS.length) / seconds, types: instanceTypeNames().length };
}

function askAll(): void {
  for (let round = 0; round < ROUNDS; round += 1) {
    QUESTIONS.forEach((question) => selectInstanceTypes(question));
  }
}
