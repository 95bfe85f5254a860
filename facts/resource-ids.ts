/**
 * Ids that EC2 gives: a kind, and 8 or, since 2018, 17 hexadecimal digits.
 *
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
 */
export const RESOURCE_IDS = {
  vpc: /^vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
  subnet: /^subnet-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
} as const;
