import type { CapacityType } from "./capacity";

/** A limit of an account in one region on the vCPUs that run at a time. */
export interface VcpuQuota {
  /** Code in Service Quotas, for `aws service-quotas get-service-quota --service-code ec2`. */
  readonly code: string;
  readonly name: string;
}

/** The quotas instances of some categories count against. */
export interface VcpuQuotaFamily {
  /** Letters the names of their families begin with. */
  readonly categories: readonly string[];
  /** Only these generations; left out: all. */
  readonly generations?: readonly number[];
  /** By capacity type; left out: not sold so, or not listed by AWS. */
  readonly quotas: Readonly<Partial<Record<CapacityType, VcpuQuota>>>;
}

/** The quota that spot instances of the usual families count against. */
export const STANDARD_SPOT_QUOTA: VcpuQuota = {
  code: "L-34B43A08",
  name: "All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests",
};

/**
 * EC2's vCPU quotas, one for each market. Bare metal counts like the rest of its category.
 *
 * New accounts start at 5 vCPUs for Standard and 0 for the others.
 *
 * Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html
 */
export const VCPU_QUOTA_FAMILIES: readonly VcpuQuotaFamily[] = [
  {
    categories: ["a", "c", "d", "h", "i", "im", "is", "m", "r", "t", "z"],
    quotas: {
      "on-demand": { code: "L-1216C47A", name: "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances" },
      spot: STANDARD_SPOT_QUOTA,
    },
  },
  {
    categories: ["dl"],
    quotas: {
      "on-demand": { code: "L-6E869C2A", name: "Running On-Demand DL instances" },
      spot: { code: "L-85EED4F7", name: "All DL Spot Instance Requests" },
    },
  },
  {
    categories: ["f"],
    quotas: {
      "on-demand": { code: "L-74FC7D96", name: "Running On-Demand F instances" },
      spot: { code: "L-88CF9481", name: "All F Spot Instance Requests" },
    },
  },
  {
    categories: ["g", "gr", "vt"],
    quotas: {
      "on-demand": { code: "L-DB2E81BA", name: "Running On-Demand G and VT instances" },
      spot: { code: "L-3819A6DF", name: "All G and VT Spot Instance Requests" },
    },
  },
  {
    categories: ["hpc"],
    quotas: { "on-demand": { code: "L-F7808C92", name: "Running On-Demand HPC instances" } },
  },
  {
    categories: ["u"],
    quotas: { "on-demand": { code: "L-43DA4232", name: "Running On-Demand High Memory instances" } },
  },
  {
    categories: ["inf"],
    quotas: {
      "on-demand": { code: "L-1945791B", name: "Running On-Demand Inf instances" },
      spot: { code: "L-B5D1601B", name: "All Inf Spot Instance Requests" },
    },
  },
  {
    categories: ["p"],
    generations: [2, 3, 4],
    quotas: {
      "on-demand": { code: "L-417A185B", name: "Running On-Demand P instances" },
      spot: { code: "L-7212CCBC", name: "All P4, P3 and P2 Spot Instance Requests" },
    },
  },
  {
    categories: ["p"],
    generations: [5],
    quotas: {
      "on-demand": { code: "L-417A185B", name: "Running On-Demand P instances" },
      spot: { code: "L-C4BD4855", name: "All P5 Spot Instance Requests" },
    },
  },
  {
    categories: ["p"],
    quotas: { "on-demand": { code: "L-417A185B", name: "Running On-Demand P instances" } },
  },
  {
    categories: ["trn"],
    quotas: {
      "on-demand": { code: "L-2C3B7624", name: "Running On-Demand Trn instances" },
      spot: { code: "L-6B0D517C", name: "All Trn Spot Instance Requests" },
    },
  },
  {
    categories: ["x"],
    quotas: {
      "on-demand": { code: "L-7295265B", name: "Running On-Demand X instances" },
      spot: { code: "L-E3A00192", name: "All X Spot Instance Requests" },
    },
  },
];
