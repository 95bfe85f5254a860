import fc from "fast-check";

import type { NodePoolFacts } from "../../charts-values/node-pool-facts";
import { CONSOLIDATION_POLICIES } from "../../facts/karpenter-objects";
import { TAINT_EFFECTS } from "../../facts/kubernetes";

/** A spot group of types by name. */
export const LISTED = {
  group: "web",
  capacity: { kind: "spot" },
  labels: { tier: "front" },
  taints: [],
  zones: ["us-east-1a", "us-east-1b"],
  types: { architecture: "amd64", instanceTypes: ["m6i.large", "m6a.large", "m7i.large"] },
  nodeClass: "al2023",
  limits: { nodes: 10, vcpu: 20, memoryGiB: 80 },
} as const satisfies NodePoolFacts;

/** A spot group of types by what they are like. */
export const BROAD = {
  ...LISTED,
  types: {
    architectures: ["amd64", "arm64"],
    categories: ["c", "m", "r"],
    minGeneration: 5,
    vcpu: { min: 2, max: 16 },
    memoryMiB: { min: 4096 },
    hasLocalNvme: true,
    excludedTypes: ["m5.large"],
  },
} as const satisfies NodePoolFacts;

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,3}$/);
const taints = fc.array(
  fc.record({ key: name, value: name, effect: fc.constantFrom(...TAINT_EFFECTS) }, { requiredKeys: ["key", "effect"] }),
  { maxLength: 4 },
);
const typeName = fc.stringMatching(/^[a-z]{1,3}[1-9][a-z]{0,2}\.[1-9]?[0-9]?(x?large|metal)$/);
const architecture = fc.constantFrom("amd64" as const, "arm64" as const);
const bounds = fc
  .tuple(fc.option(fc.nat(64), { nil: undefined }), fc.option(fc.nat(64), { nil: undefined }))
  .map(([min, more]) => ({
    ...(min === undefined ? {} : { min }),
    ...(more === undefined ? {} : { max: (min ?? 0) + more }),
  }));

const listed = fc.record({ architecture, instanceTypes: fc.uniqueArray(typeName, { minLength: 1, maxLength: 60 }) });
const broad = fc.record(
  {
    architectures: fc.uniqueArray(architecture, { minLength: 1 }),
    categories: fc.uniqueArray(fc.constantFrom("c", "i", "m", "r", "t"), { minLength: 1 }),
    minGeneration: fc.integer({ min: 1, max: 9 }),
    vcpu: bounds,
    memoryMiB: bounds,
    hasLocalNvme: fc.boolean(),
    excludedTypes: fc.uniqueArray(typeName, { maxLength: 5 }),
  },
  { requiredKeys: ["architectures", "categories", "minGeneration", "vcpu", "memoryMiB"] },
);

const capacity = fc.oneof(
  fc.record({ kind: fc.constant("spot" as const), standInNodes: fc.nat(50) }, { requiredKeys: ["kind"] }),
  fc.record({ kind: fc.constantFrom("on-demand" as const, "enduring" as const) }),
  fc.record(
    {
      kind: fc.constant("mixed" as const),
      onDemandBaseCapacity: fc.nat(10),
      spotTaints: taints,
      standInNodes: fc.nat(50),
    },
    { requiredKeys: ["kind", "onDemandBaseCapacity"] },
  ),
);

const window = fc.record(
  {
    schedule: fc.constantFrom("@daily", "0 8 * * mon-fri", "*/5 0-6 1,15 * *"),
    durationHours: fc.integer({ min: 1, max: 400 }),
    percentage: fc.integer({ min: 0, max: 100 }),
    reasons: fc.uniqueArray(fc.constantFrom("Underutilized" as const, "Empty" as const, "Drifted" as const), {
      minLength: 1,
    }),
  },
  { requiredKeys: ["schedule", "durationHours"] },
);

const disruption = fc.record(
  {
    consolidationPolicy: fc.constantFrom(...CONSOLIDATION_POLICIES),
    consolidateAfterMinutes: fc.nat(1440),
    percentage: fc.integer({ min: 1, max: 100 }),
    windows: fc.array(window, { maxLength: 5 }),
    expireAfterHours: fc.integer({ min: 1, max: 8784 }),
    terminationGraceMinutes: fc.integer({ min: 1, max: 1440 }),
  },
  { requiredKeys: [] },
);

/** Facts of any group that can be. */
export const nodePoolFacts: fc.Arbitrary<NodePoolFacts> = fc.record(
  {
    group: name,
    capacity,
    labels: fc.dictionary(name, name, { maxKeys: 5 }),
    taints,
    zones: fc.uniqueArray(fc.constantFrom("us-east-1a", "us-east-1b", "us-east-1c"), { minLength: 1 }),
    types: fc.oneof(listed, broad),
    minTypes: fc.constant(1),
    nodeClass: name,
    limits: fc.record(
      {
        nodes: fc.integer({ min: 10, max: 5000 }),
        vcpu: fc.integer({ min: 1, max: 1_000_000 }),
        memoryGiB: fc.integer({ min: 1, max: 1_000_000 }),
      },
      { requiredKeys: ["nodes"] },
    ),
    disruption,
  },
  { requiredKeys: ["group", "capacity", "labels", "taints", "zones", "types", "nodeClass", "limits"] },
);
