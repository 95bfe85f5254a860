import { isIPv4 } from "node:net";

/** A block of IPv4 addresses. */
export interface Ipv4Block {
  /** First address, as a number. */
  readonly first: number;
  /** Address after the last one, as a number. */
  readonly end: number;
  /** Bits of the mask. */
  readonly bits: number;
  /** As it should be written: its first address and its mask. */
  readonly text: string;
}

/** The block that a text such as `10.0.0.0/16` means; bits behind the mask do not count. Undefined: it is none. */
export function ipv4Block(text: string): Ipv4Block | undefined {
  const slash = text.indexOf("/");
  const address = text.slice(0, slash);
  const mask = text.slice(slash + 1);
  const bits = Number(mask);
  if (!isIPv4(address) || !/^\d{1,2}$/.test(mask) || bits > 32) {
    return undefined;
  }
  const number = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - bits);
  const first = number - (number % size);
  return { first, end: first + size, bits, text: `${ipv4Address(first)}/${bits}` };
}

/** An address, given as a number, as text such as `10.0.0.1`. */
export function ipv4Address(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

/** Whether two blocks share an address. */
export function overlaps(a: Ipv4Block, b: Ipv4Block): boolean {
  return a.first < b.end && b.first < a.end;
}

/** Whether all of a block lies in another one. */
export function isWithin(inner: Ipv4Block, outer: Ipv4Block): boolean {
  return inner.first >= outer.first && inner.end <= outer.end;
}

/** How many addresses are in any of the blocks; each one counts once. */
export function addressCount(blocks: readonly Ipv4Block[]): number {
  let count = 0;
  let reached = 0;
  for (const { first, end } of [...blocks].sort((a, b) => a.first - b.first)) {
    count += Math.max(0, end - Math.max(first, reached));
    reached = Math.max(reached, end);
  }
  return count;
}

/**
 * Address of a cluster's DNS, given the addresses of its services: the tenth after their first, `172.20.0.10` of
 * `172.20.0.0/16`.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/troubleshooting.html
 *
 * @throws RangeError - `serviceCidr` is no block, or has fewer than eleven addresses.
 */
export function clusterDnsAddress(serviceCidr: string): string {
  const block = ipv4Block(serviceCidr);
  if (block === undefined || block.first + 10 >= block.end) {
    throw new RangeError(`serviceCidr: ${serviceCidr} is not a block of at least 16 addresses, such as 172.20.0.0/16`);
  }
  return ipv4Address(block.first + 10);
}
