/**
 * Private ranges that pods may have addresses of: RFC 1918's, and the one RFC 6598 keeps for carriers.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc1918
 * Source: https://www.rfc-editor.org/rfc/rfc6598
 */
export const POD_CIDR_RANGES = ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"] as const;

/** What may not be added to a VPC whose first block lies in a range. */
export interface CidrAssociationRule {
  /** Undefined: anywhere else. */
  readonly firstBlockIn?: string;
  /** Ranges of which no block can be added, however small. */
  readonly refused: readonly string[];
}

/**
 * Which blocks AWS does not let be added to a VPC, by where its first block lies: the first rule that fits counts.
 *
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions
 */
export const CIDR_ASSOCIATION_RULES: readonly CidrAssociationRule[] = [
  {
    firstBlockIn: "10.0.0.0/15",
    refused: ["10.0.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "198.19.0.0/16"],
  },
  { firstBlockIn: "10.0.0.0/8", refused: ["172.16.0.0/12", "192.168.0.0/16", "198.19.0.0/16"] },
  {
    firstBlockIn: "172.16.0.0/12",
    refused: ["10.0.0.0/8", "192.168.0.0/16", "172.31.0.0/16", "198.19.0.0/16"],
  },
  { firstBlockIn: "192.168.0.0/16", refused: ["10.0.0.0/8", "172.16.0.0/12", "198.19.0.0/16"] },
  { firstBlockIn: "198.19.0.0/16", refused: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"] },
  { refused: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.19.0.0/16"] },
];
