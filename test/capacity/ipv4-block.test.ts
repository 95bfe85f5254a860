import { expect, test } from "@jest/globals";

import {
  addressCount,
  clusterDnsAddress,
  ipv4Address,
  ipv4Block,
  isWithin,
  overlaps,
  type Ipv4Block,
} from "../../capacity/ipv4-block";

test.each([
  { text: "10.0.0.0/8", block: { first: 167772160, end: 184549376, bits: 8, text: "10.0.0.0/8" } },
  { text: "10.9.1.7/24", block: { first: 168362240, end: 168362496, bits: 24, text: "10.9.1.0/24" } },
  { text: "255.255.255.255/32", block: { first: 4294967295, end: 4294967296, bits: 32, text: "255.255.255.255/32" } },
  { text: "0.0.0.0/0", block: { first: 0, end: 4294967296, bits: 0, text: "0.0.0.0/0" } },
])("$text is a block", ({ text, block }) => {
  expect(ipv4Block(text)).toEqual(block);
});

test.each([
  "10.0.0.0",
  "10.0.0.0/33",
  "10.0.0.256/8",
  "10.0.0/8",
  "",
  "fd00::/8",
  "10.0.0.0/8/8",
  "10.0.0.01",
  "/8",
  "010.0.0.0/8",
])("%p is none", (text) => {
  expect(ipv4Block(text)).toBeUndefined();
});

test.each([
  { one: "10.0.0.0/24", other: "10.0.0.0/16", shared: true, within: true },
  { one: "10.0.0.0/16", other: "10.0.255.0/24", shared: true, within: false },
  { one: "10.0.0.1/32", other: "10.0.0.0/31", shared: true, within: true },
  { one: "10.0.0.0/31", other: "10.0.0.1/32", shared: true, within: false },
  { one: "10.0.0.0/24", other: "10.0.1.0/24", shared: false, within: false },
])(
  "$one and $other share addresses: $shared; the first lies in the second: $within",
  ({ one, other, shared, within }) => {
    expect(overlaps(block(one), block(other))).toBe(shared);
    expect(isWithin(block(one), block(other))).toBe(within);
  },
);

test("an address counts once however many blocks hold it", () => {
  expect(addressCount(["10.0.0.0/24", "10.0.0.128/25", "10.0.2.0/31"].map(block))).toBe(258);
  expect(addressCount(["0.0.0.0/1", "128.0.0.0/1"].map(block))).toBe(4294967296);
});

test("an address is written as four numbers", () => {
  expect([0, 168362495, 4294967295].map(ipv4Address)).toEqual(["0.0.0.0", "10.9.1.255", "255.255.255.255"]);
});

function block(text: string): Ipv4Block {
  const found = ipv4Block(text);
  if (found === undefined) {
    throw new RangeError(`${text} is not a block`);
  }
  return found;
}

test.each([
  { cidr: "172.20.0.0/16", address: "172.20.0.10" },
  { cidr: "10.100.0.0/12", address: "10.96.0.10" },
  { cidr: "192.168.1.240/28", address: "192.168.1.250" },
])("the cluster's DNS in $cidr is at $address", ({ cidr, address }) => {
  expect(clusterDnsAddress(cidr)).toBe(address);
});

test.each(["172.20.0.0/29", "172.20.0.0", "fd00::/108"])("there is no address for the DNS in %s", (cidr) => {
  expect(() => clusterDnsAddress(cidr)).toThrow(
    new RangeError(`serviceCidr: ${cidr} is not a block of at least 16 addresses, such as 172.20.0.0/16`),
  );
});
