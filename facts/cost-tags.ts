/**
 * Keys of tags that AWS names as examples of what costs are divided by, without capitals and separators.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/autoscaling-tagging.html
 */
const COST_TAGS: readonly string[] = ["costcenter", "environment", "project"];

/** Says whether a tag's key is one that costs are divided by, however it is spelled, such as `cost-center`. */
export function isCostTag(key: string): boolean {
  return COST_TAGS.includes(key.toLowerCase().replace(/[-_. ]/g, ""));
}
