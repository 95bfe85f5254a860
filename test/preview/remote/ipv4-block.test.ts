import { expect, test } from "@jest/globals";

import { ipv4Address, ipv4Block, overlap } from "../../../preview/remote/ipv4-block";

test.each([
  { text: "10.0.0.0/8", block: { first: 167772160, last: 184549375, prefix: 8 } },
  { text: "10.9.1.7/24", block: { first: 168362240, last: 168362495, prefix: 24 } },
  { text: "255.255.255.255/32", block: { first: 4294967295, last: 4294967295, prefix: 32 } },
  { text: "0.0.0.0/0", block: { first: 0, last: 4294967295, prefix: 0 } },
])("$text is a block", ({ text, block }) => {
  expect(ipv4Block("cidrBlock", text)).toEqual(block);
});

test.each(["10.0.0.0", "10.0.0.0/33", "10.0.0.256/8", "10.0.0/8", "", "fd00::/8"])("%p is none", (text) => {
  expect(() => ipv4Block("cidrBlock", text)).toThrow(
    new RangeError(`cidrBlock: ${text} is not an IPv4 block such as 10.0.0.0/16`),
  );
});

test.each([
  { one: "10.0.0.0/24", other: "10.0.0.0/16", overlaps: true },
  { one: "10.0.0.0/16", other: "10.0.255.0/24", overlaps: true },
  { one: "10.0.0.1/32", other: "10.0.0.0/31", overlaps: true },
  { one: "10.0.0.0/31", other: "10.0.0.1/32", overlaps: true },
  { one: "10.0.0.0/24", other: "10.0.1.0/24", overlaps: false },
])("$one and $other: $overlaps", ({ one, other, overlaps }) => {
  expect(overlap(ipv4Block("", one), ipv4Block("", other))).toBe(overlaps);
});

test("an address is written as four numbers", () => {
  expect([0, 168362495, 4294967295].map(ipv4Address)).toEqual(["0.0.0.0", "10.9.1.255", "255.255.255.255"]);
});
