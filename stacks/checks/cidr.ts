import { isIPv4 } from "node:net";

/** A block of IPv4 addresses. */
export interface Block {
  /** First address, as a number. */
  readonly first: number;
  /** Address after the last one, as a number. */
  readonly end: number;
  /** Bits of the mask. */
  readonly bits: number;
  /** As it should be written: its first address and its mask. */
  readonly text: string;
}

/** The block that a text such as `10.0.0.0/16` means; undefined: it is none. */
export function ipv4Block(text: string): Block | undefined {
  const [address = "", mask = "", ...rest] = text.split("/");
  const bits = Number(mask);
  if (rest.length > 0 || !isIPv4(address) || !/^\d{1,2}$/.test(mask) || bits > 32) {
    return undefined;
  }
  const number = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - bits);
  const first = number - (number % size);
  const parts = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return { first, end: first + size, bits, text: `${parts.join(".")}/${bits}` };
}

/** Whether two blocks share an address. */
export function overlaps(a: Block, b: Block): boolean {
  return a.first < b.end && b.first < a.end;
}

/** Whether all of a block lies in another one. */
export function isWithin(inner: Block, outer: Block): boolean {
  return inner.first >= outer.first && inner.end <= outer.end;
}

/** How many addresses are in any of the blocks; each one counts once. */
export function addressCount(blocks: readonly Block[]): number {
  let count = 0;
  let reached = 0;
  for (const { first, end } of [...blocks].sort((a, b) => a.first - b.first)) {
    count += Math.max(0, end - Math.max(first, reached));
    reached = Math.max(reached, end);
  }
  return count;
}
