/** Operating systems that nodes can run. */
export const AMI_FAMILIES = ["al2023", "bottlerocket"] as const;

/** One of `AMI_FAMILIES`. */
export type AmiFamily = (typeof AMI_FAMILIES)[number];
