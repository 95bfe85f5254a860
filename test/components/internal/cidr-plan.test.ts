import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { cidrPlan, vpcBlockProblem, type CidrPlan } from "../../../components/internal/cidr-plan";

interface Range {
  readonly first: number;
  readonly size: number;
}

/** First address and number of addresses, computed apart from the code under test. */
function rangeOf(block: string): Range {
  const [address = "", bits = ""] = block.split("/");
  const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
  return { first: ((a * 256 + b) * 256 + c) * 256 + d, size: 2 ** (32 - Number(bits)) };
}

function blocksOf(plan: CidrPlan): readonly string[] {
  return [...plan.private, ...plan.public, ...plan.spare, ...plan.rest];
}

const vpcBlocks = fc
  .record({ bits: fc.integer({ min: 16, max: 20 }), place: fc.nat(4095), net: fc.constantFrom(10, 172, 192) })
  .map(({ bits, place, net }) => {
    const slots = 2 ** (bits - 16);
    const third = (place % slots) * 2 ** (24 - bits);
    return `${net}.${Math.floor(place / 16) % 256}.${third}.0/${bits}`;
  });
const zoneCounts = fc.constantFrom(2, 3, 4);

describe("what awsx.ec2.Vpc accepts", () => {
  test("two zones", () => {
    expect(cidrPlan("10.9.0.0/18", 2)).toEqual({
      private: ["10.9.0.0/21", "10.9.16.0/21"],
      public: ["10.9.8.0/22", "10.9.24.0/22"],
      spare: ["10.9.12.0/23", "10.9.28.0/22"],
      rest: ["10.9.14.0/23", "10.9.32.0/19"],
    });
  });

  test("three zones", () => {
    expect(cidrPlan("10.9.0.0/18", 3)).toEqual({
      private: ["10.9.0.0/21", "10.9.16.0/21", "10.9.32.0/21"],
      public: ["10.9.8.0/22", "10.9.24.0/22", "10.9.40.0/22"],
      spare: ["10.9.12.0/23", "10.9.28.0/23", "10.9.44.0/22"],
      rest: ["10.9.14.0/23", "10.9.30.0/23", "10.9.48.0/20"],
    });
  });

  test("four zones leave nothing for a second unused block in the last slot, so no slot has one", () => {
    expect(cidrPlan("10.0.0.0/16", 4)).toEqual({
      private: ["10.0.0.0/19", "10.0.64.0/19", "10.0.128.0/19", "10.0.192.0/19"],
      public: ["10.0.32.0/20", "10.0.96.0/20", "10.0.160.0/20", "10.0.224.0/20"],
      spare: ["10.0.48.0/20", "10.0.112.0/20", "10.0.176.0/20", "10.0.240.0/20"],
      rest: [],
    });
  });
});

test("blocks fill the VPC without overlap or gap, each where a block of its size may begin", () => {
  fc.assert(
    fc.property(vpcBlocks, zoneCounts, (vpc, zones) => {
      const ranges = blocksOf(cidrPlan(vpc, zones)).map(rangeOf);
      const inOrder = ranges.sort((one, other) => one.first - other.first);
      let next = rangeOf(vpc).first;
      for (const { first, size } of inOrder) {
        expect(first).toBe(next);
        expect(first % size).toBe(0);
        next = first + size;
      }
      expect(next).toBe(rangeOf(vpc).first + rangeOf(vpc).size);
    }),
  );
});

test("a zone that is appended changes no subnet of those before it", () => {
  fc.assert(
    fc.property(vpcBlocks, fc.constantFrom(2, 3), (vpc, zones) => {
      const before = cidrPlan(vpc, zones);
      const after = cidrPlan(vpc, zones + 1);
      expect(after.private.slice(0, zones)).toEqual(before.private);
      expect(after.public.slice(0, zones)).toEqual(before.public);
    }),
  );
});

test("every kind of block has one for each zone, or none at all", () => {
  fc.assert(
    fc.property(vpcBlocks, zoneCounts, (vpc, zones) => {
      const plan = cidrPlan(vpc, zones);
      expect([plan.private.length, plan.public.length, plan.spare.length]).toEqual([zones, zones, zones]);
      expect(plan.rest.length).toBe(zones === 4 ? 0 : zones);
    }),
  );
});

test.each([
  { block: "10.0.0.0/16", problem: undefined },
  { block: "10.0.240.0/20", problem: undefined },
  { block: "10.0.0.0/15", problem: "10.0.0.0/15 is not a block from /16 to /20; four zones need that much" },
  { block: "10.0.0.0/21", problem: "10.0.0.0/21 is not a block from /16 to /20; four zones need that much" },
  { block: "10.0.8.0/20", problem: "10.0.8.0/20 is not where such a block begins; write 10.0.0.0/20" },
  { block: "10.0.0/16", problem: "10.0.0/16 is not a block of IPv4 addresses; write one such as 10.0.0.0/16" },
  { block: "10.0.0.256/16", problem: "10.0.0.256/16 is not a block of IPv4 addresses; write one such as 10.0.0.0/16" },
  { block: "10.0.0.0/33", problem: "10.0.0.0/33 is not a block of IPv4 addresses; write one such as 10.0.0.0/16" },
  { block: "", problem: " is not a block of IPv4 addresses; write one such as 10.0.0.0/16" },
  { block: "010.0.0.0/16", problem: "010.0.0.0/16 is not a block of IPv4 addresses; write one such as 10.0.0.0/16" },
])("the block '$block'", ({ block, problem }) => {
  expect(vpcBlockProblem(block)).toBe(problem);
});

test.each([
  {
    block: "10.0.0.0/24",
    zones: 2,
    text: "cidrBlock: 10.0.0.0/24 is not a block from /16 to /20; four zones need that much",
  },
  { block: "10.0.0.0/16", zones: 5, text: "zoneCount: 5 is not 2 to 4" },
  { block: "10.0.0.0/16", zones: 1, text: "zoneCount: 1 is not 2 to 4" },
])("$zones zones in $block are refused", ({ block, zones, text }) => {
  expect(() => cidrPlan(block, zones)).toThrow(new RangeError(text));
});
