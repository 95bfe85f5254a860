import type { SelectionCriteria } from "../capacity/selection-criteria";
import { criteriaProblems } from "../capacity/selection-problems";
import type { CapacityType } from "../facts/capacity";
import { OptionReader } from "./option-reader";
import {
  architecture,
  memory,
  memoryRatio,
  patterns,
  positiveNumber,
  statement,
  typeNames,
  wholeNumber,
  zones,
} from "./select-options";

/** What a selection is printed as. */
export const SELECTION_FORMATS = ["table", "json", "overrides", "environment", "nodepool", "affinity"] as const;

/** One of `SELECTION_FORMATS`. */
export type SelectionFormat = (typeof SELECTION_FORMATS)[number];

/** The options of `spot-eks select` as they were typed; what was not typed is left out. */
export interface SelectOptions {
  readonly vcpus?: string;
  readonly vcpusMin?: string;
  readonly vcpusMax?: string;
  readonly memory?: string;
  readonly memoryMin?: string;
  readonly memoryMax?: string;
  readonly vcpusToMemoryRatio?: string;
  readonly gpus?: string;
  readonly gpusMin?: string;
  readonly gpusMax?: string;
  readonly inferenceAccelerators?: string;
  readonly cpuArchitecture?: string;
  readonly generationMin?: string;
  readonly currentGeneration?: string | true;
  readonly burstSupport?: string | true;
  readonly baremetal?: string | true;
  readonly localNvme?: string | true;
  readonly networkBaselineMin?: string;
  readonly allowList?: readonly string[];
  readonly denyList?: readonly string[];
  readonly baseInstanceType?: string;
  readonly flexible?: true;
  readonly region: string;
  readonly availabilityZones?: string;
  readonly usageClass: CapacityType;
  readonly maxResults: string;
  readonly output: SelectionFormat;
  readonly json?: true;
  readonly explain?: string | true;
}

/** What `spot-eks select` was asked. */
export interface SelectRequest {
  readonly criteria: SelectionCriteria;
  readonly capacityType: CapacityType;
  /** Types to print at most. */
  readonly maxResults: number;
  readonly format: SelectionFormat;
  /** Types whose every reason is told, or all in groups; left out: none. */
  readonly explain?: readonly string[] | "all";
}

/** Names of the options whose values only the catalogue can judge. */
const OPTION_OF: Readonly<Partial<Record<keyof SelectionCriteria, string>>> = {
  region: "--region",
  zones: "--availability-zones",
  sameShapeAs: "--base-instance-type",
};

/** The request that options stand for, or everything that is wrong with them, one line each. */
export function selectRequest(options: SelectOptions): SelectRequest | readonly string[] {
  const reader = new OptionReader();
  const criteria = withDefaults(readCriteria(options, reader), options);
  const maxResults = reader.read("--max-results", options.maxResults, positiveNumber) ?? 1;
  const explain = reader.read("--explain", options.explain, (value) => (value === true ? "all" : typeNames(value)));
  const judged = criteriaProblems(criteria).flatMap(({ criterion, message }) => {
    const option = OPTION_OF[criterion];
    return option === undefined ? [] : [`${option}: ${message}`];
  });
  const problems = [...reader.problems, ...judged];
  if (problems.length > 0) {
    return problems;
  }
  const format = options.json === true ? "json" : options.output;
  return { criteria, capacityType: options.usageClass, maxResults, format, ...(explain !== undefined && { explain }) };
}

function readCriteria(options: SelectOptions, reader: OptionReader): SelectionCriteria {
  const { vcpus, vcpusMin, vcpusMax, memory: memoryText, memoryMin, memoryMax, gpus, gpusMin, gpusMax } = options;
  const atLeast = (min: number) => ({ min });
  const read = {
    zones: reader.read("--availability-zones", options.availabilityZones, zones),
    vcpu: reader.bounds("--vcpus", { exact: vcpus, min: vcpusMin, max: vcpusMax }, positiveNumber),
    memoryMiB: reader.bounds("--memory", { exact: memoryText, min: memoryMin, max: memoryMax }, memory),
    memoryGiBPerVcpu: reader.read("--vcpus-to-memory-ratio", options.vcpusToMemoryRatio, memoryRatio),
    gpus: reader.bounds("--gpus", { exact: gpus, min: gpusMin, max: gpusMax }, wholeNumber),
    accelerators: reader.bounds("--inference-accelerators", { exact: options.inferenceAccelerators }, wholeNumber),
    architecture: reader.read("--cpu-architecture", options.cpuArchitecture, architecture),
    generation: reader.read("--generation-min", options.generationMin, (text) => atLeast(wholeNumber(text))),
    isCurrentGeneration: reader.read("--current-generation", options.currentGeneration, statement),
    isBurstable: reader.read("--burst-support", options.burstSupport, statement),
    isBareMetal: reader.read("--baremetal", options.baremetal, statement),
    nvmeGB: reader.read("--local-nvme", options.localNvme, (text) => (statement(text) ? { min: 1 } : { max: 0 })),
    networkBaselineMbps: reader.read("--network-baseline-min", options.networkBaselineMin, (text) =>
      atLeast(wholeNumber(text)),
    ),
    allow: reader.read("--allow-list", options.allowList, patterns),
    deny: reader.read("--deny-list", options.denyList, patterns),
    sameShapeAs: options.baseInstanceType,
    supportsSpot: options.usageClass === "spot" ? true : undefined,
  };
  return { region: options.region, ...asked(read) };
}

/** The object without what is undefined. */
function asked<T extends object>(object: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const copy: { [Key in keyof T]?: Exclude<T[Key], undefined> } = {};
  return Object.assign(copy, Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)));
}

/** vCPU of a flexible selection that names neither vCPU nor memory nor a base type. */
const FLEXIBLE_VCPU = 4;

/**
 * With `--flexible` what a plain group of nodes wants, as far as nothing else was asked.
 *
 * Source: https://github.com/aws/amazon-ec2-instance-selector/blob/main/pkg/selector/aggregates.go
 */
function withDefaults(criteria: SelectionCriteria, { flexible, baseInstanceType }: SelectOptions): SelectionCriteria {
  if (flexible !== true) {
    return criteria;
  }
  const none = { max: 0 };
  const plain = { isCurrentGeneration: true, isBurstable: false, isBareMetal: false, accelerators: none };
  const needsSize = criteria.vcpu === undefined && criteria.memoryMiB === undefined;
  const shape =
    baseInstanceType === undefined
      ? {
          architecture: "amd64" as const,
          gpus: none,
          ...(needsSize && { vcpu: { min: FLEXIBLE_VCPU, max: FLEXIBLE_VCPU } }),
        }
      : {};
  return { ...plain, ...shape, ...criteria };
}
