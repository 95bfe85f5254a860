import { PARTITIONS, type Partition } from "../facts/regions";

const NAMES = ["aws", "aws-cn", "aws-us-gov"] as const satisfies readonly Partition[];

/** Partition of a region, such as `aws` for `eu-west-1`; undefined for what is no region's name. */
export function partitionOf(region: string): Partition | undefined {
  return NAMES.find((name) => PARTITIONS[name].regionPattern.test(region));
}
