/** A block of IPv4 addresses, as numbers. */
export interface Ipv4Block {
  readonly first: number;
  readonly last: number;
  /** Length of the prefix in bits, 0 to 32. */
  readonly prefix: number;
}

const CIDR = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/**
 * Reads a block such as `10.0.0.0/16`; bits behind the prefix do not count.
 *
 * @throws RangeError - the text is no block; the message begins with `path`.
 */
export function ipv4Block(path: string, text: string): Ipv4Block {
  const parts = CIDR.exec(text)?.slice(1).map(Number) ?? [];
  const [prefix = -1] = parts.slice(4);
  const octets = parts.slice(0, 4);
  if (prefix < 0 || prefix > 32 || octets.some((octet) => octet > 255)) {
    throw new RangeError(`${path}: ${text} is not an IPv4 block such as 10.0.0.0/16`);
  }
  const size = 2 ** (32 - prefix);
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const first = Math.floor(address / size) * size;
  return { first, last: first + size - 1, prefix };
}

/** Says whether two blocks have an address in common. */
export function overlap(one: Ipv4Block, other: Ipv4Block): boolean {
  return one.first <= other.last && other.first <= one.last;
}

/** An address as text, such as `10.0.0.1`. */
export function ipv4Address(address: number): string {
  return [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join(".");
}
