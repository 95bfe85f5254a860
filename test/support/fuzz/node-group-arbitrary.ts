import fc from "fast-check";

import { mostly, mostlyNone, sometimes } from "./chances";

/** Types of one shape each, by a name for it: more than enough for the pools a group needs. */
const FAMILIES = {
  general: ["m7i.xlarge", "m6i.xlarge", "m6a.xlarge", "m5.xlarge", "m5a.xlarge", "m5d.xlarge", "m6id.xlarge"],
  compute: ["c7i.2xlarge", "c6i.2xlarge", "c6a.2xlarge", "c5.2xlarge", "c5a.2xlarge"],
  graviton: ["m7g.xlarge", "m6g.xlarge", "m6gd.xlarge", "m7gd.xlarge", "m8g.xlarge"],
  disks: ["m5d.2xlarge", "m6id.2xlarge", "m5ad.2xlarge", "m6idn.2xlarge", "m5dn.2xlarge"],
  gpu: ["g4dn.xlarge"],
  burstable: ["t3.large", "t3a.large", "t2.large"],
  previous: ["m4.xlarge", "m3.xlarge"],
  unknown: ["m99.xlarge", "x.metal-1"],
};

type FamilyName = keyof typeof FAMILIES;

const familyName = fc.oneof(
  { weight: 18, arbitrary: fc.constantFrom<FamilyName>("general", "compute", "graviton", "disks") },
  { weight: 1, arbitrary: fc.constantFrom<FamilyName>("gpu", "burstable", "previous", "unknown") },
);

const label = mostly(["team", "example.com/workload", "spot-ready"], ["kubernetes.io/hostname", "a/b/c", ""]);
const value = mostly(["batch", "true", "x".repeat(63), ""], ["ä", "a b"]);
const taint = fc.record(
  {
    key: mostly(["team", "example.com/only", "nvidia.com/gpu"], ["spot-eks/enduring", ""]),
    value,
    effect: fc.constantFrom("NoSchedule", "NoExecute", "PreferNoSchedule"),
  },
  { requiredKeys: ["key", "effect"] },
);
const disk = fc.record(
  {
    sizeGiB: mostly([20, 50, 500], [19, 65_536]),
    iops: mostly([3000, 6000], [80_000, 2999]),
    throughputMiBps: mostly([125, 500], [1000, 2001]),
  },
  { requiredKeys: [] },
);
const amounts = fc.record(
  {
    cpu: mostly(["100m", "1", "0.5"], ["99"]),
    memory: mostly(["256Mi", "1Gi"], ["999Gi"]),
    "ephemeral-storage": mostly(["1Gi"], ["999Ti"]),
  },
  { requiredKeys: [] },
);
const kubelet = fc.record(
  {
    systemReserved: amounts,
    kubeReserved: amounts,
    evictionHard: fc.record(
      {
        "memory.available": mostly(["100Mi", "5%"], ["200%"]),
        "nodefs.available": fc.constantFrom("10%", "1Gi"),
      },
      { requiredKeys: [] },
    ),
    eventRecordQPS: fc.integer({ min: 0, max: 1000 }),
  },
  { requiredKeys: [] },
);
const instanceRefresh = fc.record(
  {
    minHealthyPercentage: mostly([90, 100], [0, 50]),
    maxHealthyPercentage: mostly([110, 150], [100, 200]),
    warmupSeconds: fc.integer({ min: 0, max: 3600 }),
    checkpointPercentages: mostly<number[]>([[50, 100], [100]], [[100, 50]]),
    checkpointDelaySeconds: fc.integer({ min: 0, max: 172_800 }),
  },
  { requiredKeys: ["checkpointPercentages"] },
);
const update = fc.record(
  { maxUnavailablePercentage: fc.integer({ min: 1, max: 100 }), strategy: fc.constantFrom("default", "minimal") },
  { requiredKeys: [] },
);
const minPools = fc.record(
  { instanceTypes: mostly([1, 2, 3], [5, 0]), zones: mostly([1, 2], [4]) },
  { requiredKeys: [] },
);
const size = fc
  .tuple(fc.nat({ max: 3 }), fc.nat({ max: 20 }), fc.option(fc.nat({ max: 20 }), { nil: undefined }))
  .map(([min, more, typical]) => ({
    min,
    max: min + more + 1,
    ...(typical === undefined ? {} : { typical: min + Math.min(typical, more) }),
  }));

/** Keys that every group may have. */
const COMMON = {
  labels: fc.dictionary(label, value, { maxKeys: 2 }),
  taints: fc.array(taint, { maxLength: 2 }),
  disk,
  kubelet,
};
const OPTIONAL = { amiFamily: fc.constantFrom("al2023", "bottlerocket") };
/** Keys that are seldom right. */
const RISKY = {
  amiRelease: fc.constantFrom("1.36.4-20260930", "1.0.0-00000000"),
  accelerator: fc.constantFrom("nvidia", "neuron"),
  localStorage: fc.constant("raid0"),
  amiFamily: fc.constant("bottlerocket"),
};
const SELF_MANAGED = {
  terminationHeartbeatSeconds: fc.integer({ min: 30, max: 7200 }),
  healthCheckGraceSeconds: fc.integer({ min: 0, max: 7200 }),
};
const allocationStrategy = mostly(["price-capacity-optimized", "capacity-optimized"], ["lowest-price"]);
const onDemandAllocationStrategy = fc.constantFrom("prioritized", "lowest-price");

/** Optional keys of each form a group can have. */
const FORMS = {
  "on-demand managed": { update },
  "on-demand self-managed": { ...SELF_MANAGED, onDemandAllocationStrategy, instanceRefresh },
  "spot managed": { update, minPools },
  "spot self-managed": { ...SELF_MANAGED, allocationStrategy, instanceRefresh, minPools },
  "mixed self-managed": {
    ...SELF_MANAGED,
    allocationStrategy,
    onDemandAllocationStrategy,
    instanceRefresh,
    minPools,
    spotTaints: fc.array(taint, { maxLength: 1 }),
    onDemandBaseCapacity: fc.nat({ max: 3 }),
    onDemandPercentageAboveBaseCapacity: fc.nat({ max: 100 }),
  },
  "enduring self-managed": { ...SELF_MANAGED, onDemandAllocationStrategy },
} satisfies Record<string, Record<string, fc.Arbitrary<unknown>>>;

const form = fc.constantFrom(...(Object.keys(FORMS) as (keyof typeof FORMS)[]));

/** A node group that is likely to be right in these zones. */
export function nodeGroup(zones: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  return fc.tuple(form, familyName).chain(([chosen, family]) => {
    const [kind = "", management = ""] = chosen.split(" ");
    const subset = fc.subarray([...zones], { minLength: 2 });
    const required = {
      kind: fc.constant(kind),
      management: fc.constant(management),
      instanceTypes: fc.shuffledSubarray(FAMILIES[family], { minLength: Math.min(4, FAMILIES[family].length) }),
      size,
      ...(kind === "enduring" ? { zones: subset } : {}),
      ...(kind === "mixed"
        ? { onDemandBaseCapacity: fc.nat({ max: 2 }), onDemandPercentageAboveBaseCapacity: fc.nat({ max: 100 }) }
        : {}),
      ...(family === "gpu" ? { accelerator: fc.constant("nvidia") } : {}),
    };
    const optional = { ...(kind === "mixed" ? {} : OPTIONAL), ...COMMON, ...FORMS[chosen], zones: subset };
    const rest = Object.fromEntries(Object.entries(optional).filter(([key]) => !(key in required)));
    return fc
      .tuple(mostlyNone(RISKY), sometimes(rest), fc.record(required))
      .map(([risk, some, always]) => ({ ...risk, ...some, ...always }));
  });
}

/** The group for controllers, nearly always right. */
export function systemGroup(zones: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .tuple(
      fc.record({
        kind: fc.constant("on-demand"),
        role: fc.constant("system"),
        instanceTypes: fc.constantFrom(["m7i.large"], ["m7i.large", "m6i.large"], ["m7g.large"]),
        size: fc.constant({ min: zones.length + 1, max: 6 }),
      }),
      sometimes({ update, disk, amiFamily: OPTIONAL.amiFamily, labels: COMMON.labels }),
    )
    .map(([always, some]) => ({ ...some, ...always }));
}
