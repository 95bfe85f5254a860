import { CIDR_ASSOCIATION_RULES, POD_CIDR_RANGES } from "../facts/vpc-cidr";
import { ipv4Address, ipv4Block, isWithin, overlaps, type Ipv4Block } from "./ipv4-block";

/** Slots the block of pods is cut into, one for each zone in order. Fixed, so that a later zone moves nothing. */
export const POD_ZONE_SLOTS = 4;

/** Addresses of a zone. */
export interface ZoneBlock {
  readonly zone: string;
  /** Such as `100.64.64.0/18`. */
  readonly cidrBlock: string;
}

/** Bits of the mask of the block of pods: /16 is AWS's largest, a /22 gives 251 addresses to the pods of a zone. */
export const POD_CIDR_BITS = { min: 16, max: 22 } as const;

/** What is wrong with a block for pods in itself; undefined for one that `podSubnetBlocks` can cut. */
export function podBlockProblem(text: string): string | undefined {
  const block = ipv4Block(text);
  if (block === undefined) {
    return `${text} is not a block of IPv4 addresses; write one such as 100.64.0.0/16`;
  }
  const { min, max } = POD_CIDR_BITS;
  if (block.bits < min || block.bits > max) {
    return `${text} is not a block from /${min} to /${max}; write one such as 100.64.0.0/16`;
  }
  if (block.text !== text) {
    return `${text} is not the first address of its block; write ${block.text}`;
  }
  return POD_CIDR_RANGES.some((range) => liesIn(block, range))
    ? undefined
    : `${text} is not within ${POD_CIDR_RANGES.join(", ")}; write one such as 100.64.0.0/16`;
}

/**
 * Cuts the block of pods into a subnet for each of up to four zones: the quarter at the zone's place.
 *
 * @throws RangeError - `podCidrBlock` cannot be cut, or `zones` is not one to four.
 */
export function podSubnetBlocks(podCidrBlock: string, zones: readonly string[]): readonly ZoneBlock[] {
  const problem = podBlockProblem(podCidrBlock);
  const block = ipv4Block(podCidrBlock);
  if (problem !== undefined || block === undefined) {
    throw new RangeError(`podCidrBlock: ${problem ?? podCidrBlock}`);
  }
  if (zones.length < 1 || zones.length > POD_ZONE_SLOTS) {
    throw new RangeError(`zones: [${zones.join(", ")}] is not 1 to ${POD_ZONE_SLOTS} zones`);
  }
  const size = (block.end - block.first) / POD_ZONE_SLOTS;
  const bits = block.bits + Math.log2(POD_ZONE_SLOTS);
  return zones.map((zone, slot) => ({ zone, cidrBlock: `${ipv4Address(block.first + slot * size)}/${bits}` }));
}

/** Why a block cannot be added to a VPC with this first block: it overlaps it, or AWS refuses it; undefined: it can. */
export function associationProblem(block: Ipv4Block, first: Ipv4Block): string | undefined {
  if (overlaps(block, first)) {
    return `${block.text} is not outside the VPC's ${first.text}; write one of 100.64.0.0/10 that does not overlap it`;
  }
  const rule = CIDR_ASSOCIATION_RULES.find(({ firstBlockIn: range }) => range === undefined || liesIn(first, range));
  const refused = rule?.refused.find((range) => liesIn(block, range));
  return refused === undefined
    ? undefined
    : `${block.text} is not a block that AWS adds to a VPC of ${first.text}: it refuses ${refused}; write one of 100.64.0.0/10`;
}

function liesIn(block: Ipv4Block, range: string): boolean {
  const outer = ipv4Block(range);
  return outer !== undefined && isWithin(block, outer);
}
