import { ipv4Address, ipv4Block } from "../../capacity/ipv4-block";

/** Slots a VPC's block is cut into, one for each zone in order. Fixed, so that a later zone moves nothing. */
export const ZONE_SLOTS = 4;

/** Bits of the VPC's mask that leave subnets of a useful size: /16 is AWS's largest, a /20 gives 510 addresses to nodes. */
export const VPC_MASK_BITS = { min: 16, max: 20 } as const;

/** One block for each zone, in the order of the zones. */
export interface CidrPlan {
  /** The lower half of each slot. */
  readonly private: readonly string[];
  /** The third quarter of each slot. */
  readonly public: readonly string[];
  /** Unused; with `rest` it fills what is left, since the exact layout of `awsx.ec2.Vpc` refuses gaps. */
  readonly spare: readonly string[];
  /** Unused; empty where all slots have a zone. */
  readonly rest: readonly string[];
}

interface Block {
  /** First address as a number. */
  readonly start: number;
  /** Bits of the mask. */
  readonly bits: number;
}

/** What is wrong with the block of a VPC; undefined for one that `cidrPlan` can cut. */
export function vpcBlockProblem(cidrBlock: string): string | undefined {
  const block = ipv4Block(cidrBlock);
  if (block === undefined) {
    return `${cidrBlock} is not a block of IPv4 addresses; write one such as 10.0.0.0/16`;
  }
  const { min, max } = VPC_MASK_BITS;
  if (block.bits < min || block.bits > max) {
    return `${cidrBlock} is not a block from /${min} to /${max}; four zones need that much`;
  }
  return block.text === cidrBlock ? undefined : `${cidrBlock} is not where such a block begins; write ${block.text}`;
}

/**
 * Cuts the block of a VPC into subnets of two to four zones.
 *
 * Each slot gives its lower half to a private subnet and its third quarter to a public one. The last zone's unused
 * blocks also take the slots that have no zone yet.
 *
 * @throws RangeError - `cidrBlock` cannot be cut, or `zoneCount` is not 2 to 4.
 */
export function cidrPlan(cidrBlock: string, zoneCount: number): CidrPlan {
  const problem = vpcBlockProblem(cidrBlock);
  const vpc = blockOf(cidrBlock);
  if (problem !== undefined || vpc === undefined) {
    throw new RangeError(`cidrBlock: ${problem ?? cidrBlock}`);
  }
  if (!Number.isInteger(zoneCount) || zoneCount < 2 || zoneCount > ZONE_SLOTS) {
    throw new RangeError(`zoneCount: ${zoneCount} is not 2 to ${ZONE_SLOTS}`);
  }
  const slots = Array.from({ length: zoneCount }, (_, zone) => part(vpc, 2, zone));
  const unused = slots.map((slot, zone) => unusedOf(vpc, part(slot, 2, 3), zoneCount, zone));
  return {
    private: slots.map((slot) => textOf(part(slot, 1, 0))),
    public: slots.map((slot) => textOf(part(slot, 2, 2))),
    spare: unused.map(([spare]) => textOf(spare)),
    rest: unused.flatMap(([, rest]) => (rest === undefined ? [] : [textOf(rest)])),
  };
}

/**
 * What fills the last quarter of a slot and, behind the last zone, the slots without one.
 *
 * Each kind of block needs one for every zone: where the last zone has a `rest`, the others halve their quarter.
 */
function unusedOf(vpc: Block, quarter: Block, zoneCount: number, zone: number): readonly [Block, Block?] {
  if (zoneCount === ZONE_SLOTS) {
    return [quarter];
  }
  if (zone < zoneCount - 1) {
    return [part(quarter, 1, 0), part(quarter, 1, 1)];
  }
  return [quarter, zoneCount === 2 ? part(vpc, 1, 1) : part(vpc, 2, 3)];
}

/** The `index`th of the 2^bits equal parts of a block. */
function part(block: Block, bits: number, index: number): Block {
  const parts = { start: block.start, bits: block.bits + bits };
  return { ...parts, start: block.start + index * sizeOf(parts) };
}

function sizeOf({ bits }: Block): number {
  return 2 ** (32 - bits);
}

function textOf({ start, bits }: Block): string {
  return `${ipv4Address(start)}/${bits}`;
}

function blockOf(cidrBlock: string): Block | undefined {
  const block = ipv4Block(cidrBlock);
  return block && { start: block.first, bits: block.bits };
}
