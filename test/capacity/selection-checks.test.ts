import { expect, test } from "@jest/globals";

import { selectInstanceTypes } from "../../capacity/select-instance-types";
import type { SelectionCriteria } from "../../capacity/selection-criteria";

const REGION = { region: "us-east-1" };
const zones = (...ids: string[]) => ids.map((id) => ({ name: id, id }));

test.each<{ what: string; criteria: SelectionCriteria; type: string; reasons: string[] }>([
  { what: "vCPU", criteria: { ...REGION, vcpu: { min: 8, max: 8 } }, type: "m5.large", reasons: ["has 2 vCPU, not 8"] },
  {
    what: "vCPU in a range",
    criteria: { ...REGION, vcpu: { min: 4, max: 8 } },
    type: "m5.large",
    reasons: ["has 2 vCPU, not 4 to 8"],
  },
  {
    what: "memory at least",
    criteria: { ...REGION, memoryMiB: { min: 16384 } },
    type: "c4.large",
    reasons: ["has 3.75 GiB of memory, not at least 16 GiB"],
  },
  {
    what: "memory at most",
    criteria: { ...REGION, memoryMiB: { max: 4096 } },
    type: "m5.large",
    reasons: ["has 8 GiB of memory, not at most 4 GiB"],
  },
  {
    what: "memory per vCPU",
    criteria: { ...REGION, memoryGiBPerVcpu: { min: 3.6, max: 4.4 } },
    type: "c5.large",
    reasons: ["has 2 GiB per vCPU, not 3.6 to 4.4"],
  },
  {
    what: "architecture",
    criteria: { ...REGION, architecture: "amd64" },
    type: "m6g.large",
    reasons: ["is arm64, not amd64"],
  },
  {
    what: "generation",
    criteria: { ...REGION, generation: { min: 6 } },
    type: "m5.large",
    reasons: ["is of generation 5, not at least 6"],
  },
  {
    what: "current generation",
    criteria: { ...REGION, isCurrentGeneration: true },
    type: "m4.large",
    reasons: ["is of a previous generation"],
  },
  {
    what: "previous generation",
    criteria: { ...REGION, isCurrentGeneration: false },
    type: "m5.large",
    reasons: ["is of a current generation"],
  },
  { what: "GPUs", criteria: { ...REGION, gpus: { max: 0 } }, type: "g5.xlarge", reasons: ["has 1 GPU, not at most 0"] },
  {
    what: "a part of a GPU where none is wanted",
    criteria: { ...REGION, gpus: { min: 0, max: 0 } },
    type: "g6f.large",
    reasons: ["has a part of a GPU, not 0"],
  },
  {
    what: "a part of a GPU where one is wanted",
    criteria: { ...REGION, gpus: { min: 1 } },
    type: "g6f.large",
    reasons: ["has a part of a GPU, not at least 1"],
  },
  {
    what: "accelerators",
    criteria: { ...REGION, accelerators: { max: 0 } },
    type: "inf2.xlarge",
    reasons: ["has 1 accelerator, not at most 0"],
  },
  {
    what: "local NVMe",
    criteria: { ...REGION, nvmeGB: { min: 1 } },
    type: "m5.large",
    reasons: ["has 0 GB of local NVMe, not at least 1"],
  },
  {
    what: "network",
    criteria: { ...REGION, networkBaselineMbps: { min: 1000 } },
    type: "m5.large",
    reasons: ["has 750 Mbit/s of network, not at least 1000"],
  },
  { what: "burstable", criteria: { ...REGION, isBurstable: false }, type: "t3.large", reasons: ["is burstable"] },
  {
    what: "not burstable",
    criteria: { ...REGION, isBurstable: true },
    type: "m5.large",
    reasons: ["is not burstable"],
  },
  { what: "bare metal", criteria: { ...REGION, isBareMetal: false }, type: "m5.metal", reasons: ["is bare metal"] },
  { what: "spot", criteria: { ...REGION, supportsSpot: true }, type: "t2.nano", reasons: ["is not sold as spot"] },
  {
    what: "a deny pattern",
    criteria: { ...REGION, deny: [/^x/, /.*n.*/] },
    type: "m5n.xlarge",
    reasons: ["matches the deny pattern .*n.*"],
  },
  {
    what: "the allow pattern",
    criteria: { ...REGION, allow: [/^c/] },
    type: "m5.large",
    reasons: ["does not match the allow pattern ^c"],
  },
  {
    what: "several allow patterns",
    criteria: { ...REGION, allow: [/^c/, /^r/] },
    type: "m5.large",
    reasons: ["matches none of the allow patterns ^c, ^r"],
  },
  {
    what: "another shape than the base type",
    criteria: { ...REGION, sameShapeAs: "c5.xlarge" },
    type: "m5.xlarge",
    reasons: ["has 16 GiB of memory where c5.xlarge has 8 GiB"],
  },
  {
    what: "not in the region",
    criteria: { region: "ap-southeast-1" },
    type: "g5.xlarge",
    reasons: ["is not offered in ap-southeast-1"],
  },
  {
    what: "not in a zone",
    criteria: { ...REGION, zones: zones("use1-az1", "use1-az3") },
    type: "m5.large",
    reasons: ["is not offered in use1-az3, only in use1-az1, use1-az2, use1-az4, use1-az5, use1-az6"],
  },
  {
    what: "in too few zones",
    criteria: { ...REGION, zones: ["a", "b", "c", "d"].map((letter) => ({ name: `us-east-1${letter}` })) },
    type: "a1.medium",
    reasons: [
      "is offered in use1-az2, use1-az4, use1-az6 only, too few for us-east-1a, us-east-1b, us-east-1c, us-east-1d",
    ],
  },
  {
    what: "in no other zone",
    criteria: {
      ...REGION,
      zones: [...zones("use1-az2", "use1-az4", "use1-az6"), { name: "us-east-1a" }],
    },
    type: "a1.medium",
    reasons: ["is offered in no other zone, too few for us-east-1a"],
  },
  {
    what: "several reasons, in order",
    criteria: { ...REGION, vcpu: { min: 8, max: 8 }, isBurstable: false, deny: [/t/] },
    type: "t3.large",
    reasons: ["has 2 vCPU, not 8", "is burstable", "matches the deny pattern t"],
  },
])("a rejection has its reasons in words: $what", ({ criteria, type, reasons }) => {
  const rejection = selectInstanceTypes(criteria)
    .rejections()
    .find(({ instanceType }) => instanceType === type);
  expect(rejection?.reasons.map(({ text }) => text)).toEqual(reasons);
});

test("the smallest memory counts for a group around a base type", () => {
  const types = selectInstanceTypes({ ...REGION, sameShapeAs: "c5.xlarge", deny: [/^c[6-9]/] }).types;
  expect(types.map(({ type }) => type.name)).toEqual([
    "c5a.xlarge",
    "c5.xlarge",
    "c5ad.xlarge",
    "c5d.xlarge",
    "c4.xlarge",
    "c3.xlarge",
  ]);
});

test("bounds without numbers ask for nothing", () => {
  expect(selectInstanceTypes({ ...REGION, vcpu: {} }).types).toHaveLength(selectInstanceTypes(REGION).types.length);
});
