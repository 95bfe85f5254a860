/** Operating systems that nodes can run. */
export const AMI_FAMILIES = ["al2023", "bottlerocket"] as const;

/** One of `AMI_FAMILIES`. */
export type AmiFamily = (typeof AMI_FAMILIES)[number];

/**
 * Families of arm64 types that Amazon Linux 2023 does not run on: it needs ARMv8.2, which Graviton has from its second
 * generation on.
 *
 * Source: https://docs.aws.amazon.com/linux/al2023/ug/system-requirements.html
 */
export const FAMILIES_WITHOUT_AL2023: readonly string[] = ["a1"];
