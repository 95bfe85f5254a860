import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { ipv4Block, type Ipv4Block } from "../../capacity/ipv4-block";
import { associationProblem, podBlockProblem, podSubnetBlocks } from "../../capacity/pod-subnets";

const ZONES = ["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d"];

function blockOf(text: string): Ipv4Block {
  const block = ipv4Block(text);
  if (block === undefined) {
    throw new Error(`${text} is no block`);
  }
  return block;
}

/** First address and number of addresses, computed apart from the code under test. */
function rangeOf(text: string): { readonly first: number; readonly size: number } {
  const [address = "", bits = ""] = text.split("/");
  const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
  return { first: ((a * 256 + b) * 256 + c) * 256 + d, size: 2 ** (32 - Number(bits)) };
}

const podBlocks = fc
  .record({ bits: fc.integer({ min: 16, max: 22 }), place: fc.nat(63), second: fc.integer({ min: 64, max: 127 }) })
  .map(({ bits, place, second }) => `100.${second}.${(place % 2 ** (bits - 16)) * 2 ** (24 - bits)}.0/${bits}`);

test.each([
  {
    block: "100.64.0.0/16",
    zones: 3,
    subnets: ["100.64.0.0/18", "100.64.64.0/18", "100.64.128.0/18"],
  },
  { block: "10.9.4.0/22", zones: 4, subnets: ["10.9.4.0/24", "10.9.5.0/24", "10.9.6.0/24", "10.9.7.0/24"] },
  { block: "192.168.128.0/17", zones: 1, subnets: ["192.168.128.0/19"] },
])("$block gives $zones zones a quarter each", ({ block, zones, subnets }) => {
  const expected = subnets.map((cidrBlock, place) => ({ zone: ZONES[place], cidrBlock }));
  expect(podSubnetBlocks(block, ZONES.slice(0, zones))).toEqual(expected);
});

test("subnets lie in the block, each where a block of its size may begin, and do not overlap", () => {
  fc.assert(
    fc.property(podBlocks, fc.integer({ min: 1, max: 4 }), (block, zones) => {
      const outer = rangeOf(block);
      const ranges = podSubnetBlocks(block, ZONES.slice(0, zones)).map(({ cidrBlock }) => rangeOf(cidrBlock));
      let free = outer.first;
      for (const { first, size } of ranges) {
        expect(first).toBeGreaterThanOrEqual(free);
        expect(first % size).toBe(0);
        free = first + size;
      }
      expect(ranges).toHaveLength(zones);
      expect(free).toBeLessThanOrEqual(outer.first + outer.size);
    }),
  );
});

test("a zone that is appended moves no subnet", () => {
  fc.assert(
    fc.property(podBlocks, fc.integer({ min: 1, max: 3 }), (block, zones) => {
      const before = podSubnetBlocks(block, ZONES.slice(0, zones));
      expect(podSubnetBlocks(block, ZONES.slice(0, zones + 1)).slice(0, zones)).toEqual(before);
    }),
  );
});

describe("what cannot be cut is refused", () => {
  test.each([
    {
      block: "100.64.0.0",
      zones: 2,
      message: "podCidrBlock: 100.64.0.0 is not a block of IPv4 addresses; write one such as 100.64.0.0/16",
    },
    { block: "100.64.0.0/16", zones: 0, message: "zones: [] is not 1 to 4 zones" },
    {
      block: "100.64.0.0/16",
      zones: 5,
      message: "zones: [us-east-1a, us-east-1b, us-east-1c, us-east-1d, x] is not 1 to 4 zones",
    },
  ])("$block, $zones zones", ({ block, zones, message }) => {
    expect(() => podSubnetBlocks(block, [...ZONES, "x"].slice(0, zones))).toThrow(new RangeError(message));
  });
});

test.each([
  { block: "100.64.0.0/16", problem: undefined },
  { block: "100.127.252.0/22", problem: undefined },
  { block: "10.1.0.0/16", problem: undefined },
  { block: "172.31.0.0/20", problem: undefined },
  { block: "192.168.0.0/16", problem: undefined },
  { block: "100.64.0.0/15", problem: "100.64.0.0/15 is not a block from /16 to /22; write one such as 100.64.0.0/16" },
  { block: "100.64.0.0/23", problem: "100.64.0.0/23 is not a block from /16 to /22; write one such as 100.64.0.0/16" },
  { block: "100.64.1.0/20", problem: "100.64.1.0/20 is not the first address of its block; write 100.64.0.0/20" },
  {
    block: "100.128.0.0/16",
    problem:
      "100.128.0.0/16 is not within 10.0.0.0/8, 100.64.0.0/10, 172.16.0.0/12, 192.168.0.0/16; write one such as 100.64.0.0/16",
  },
  {
    block: "198.19.0.0/16",
    problem:
      "198.19.0.0/16 is not within 10.0.0.0/8, 100.64.0.0/10, 172.16.0.0/12, 192.168.0.0/16; write one such as 100.64.0.0/16",
  },
  { block: "fd00::/16", problem: "fd00::/16 is not a block of IPv4 addresses; write one such as 100.64.0.0/16" },
])("of $block is said: $problem", ({ block, problem }) => {
  expect(podBlockProblem(block)).toBe(problem);
});

describe("AWS adds to a VPC", () => {
  test.each([
    { vpc: "10.0.0.0/16", pods: "100.64.0.0/16" },
    { vpc: "10.0.0.0/16", pods: "10.1.0.0/16" },
    { vpc: "10.2.0.0/16", pods: "10.0.0.0/16" },
    { vpc: "172.20.0.0/16", pods: "172.16.0.0/16" },
    { vpc: "192.168.0.0/20", pods: "192.168.16.0/20" },
    { vpc: "198.19.0.0/16", pods: "100.64.0.0/16" },
    { vpc: "100.64.0.0/16", pods: "100.65.0.0/16" },
    { vpc: "52.10.0.0/16", pods: "100.64.0.0/16" },
  ])("of $vpc $pods", ({ vpc, pods }) => {
    expect(associationProblem(blockOf(pods), blockOf(vpc))).toBeUndefined();
  });
});

describe("AWS does not add to a VPC", () => {
  test.each([
    { vpc: "10.1.0.0/16", pods: "10.0.0.0/18", refused: "10.0.0.0/16" },
    { vpc: "10.2.0.0/16", pods: "172.16.0.0/16", refused: "172.16.0.0/12" },
    { vpc: "10.2.0.0/16", pods: "192.168.0.0/16", refused: "192.168.0.0/16" },
    { vpc: "172.20.0.0/16", pods: "172.31.0.0/16", refused: "172.31.0.0/16" },
    { vpc: "172.20.0.0/16", pods: "10.0.0.0/16", refused: "10.0.0.0/8" },
    { vpc: "192.168.0.0/20", pods: "172.16.0.0/16", refused: "172.16.0.0/12" },
    { vpc: "198.19.0.0/16", pods: "10.5.0.0/16", refused: "10.0.0.0/8" },
    { vpc: "100.64.0.0/16", pods: "192.168.0.0/16", refused: "192.168.0.0/16" },
    { vpc: "52.10.0.0/16", pods: "172.16.0.0/16", refused: "172.16.0.0/12" },
  ])("of $vpc $pods", ({ vpc, pods, refused }) => {
    expect(associationProblem(blockOf(pods), blockOf(vpc))).toBe(
      `${pods} is not a block that AWS adds to a VPC of ${vpc}: it refuses ${refused}; write one of 100.64.0.0/10`,
    );
  });

  test("what overlaps its first block", () => {
    expect(associationProblem(blockOf("10.0.0.0/22"), blockOf("10.0.0.0/16"))).toBe(
      "10.0.0.0/22 is not outside the VPC's 10.0.0.0/16; write one of 100.64.0.0/10 that does not overlap it",
    );
  });
});
