import { describe, expect, test } from "@jest/globals";

import { readVpcArguments } from "../../../preview/remote/awsx-vpc-arguments";
import { layOut } from "../../../preview/remote/awsx-vpc-layout";

const ZONES = ["us-east-1a", "us-east-1b"];

/** Lays out a network of 10.9.0.0/18 in two zones. */
const laidOut = (subnetSpecs: object[], more: object = {}, zones = ZONES) =>
  layOut("net", zones, readVpcArguments({ cidrBlock: "10.9.0.0/18", subnetStrategy: "Exact", subnetSpecs, ...more }));

const PRIVATE = { type: "Private", cidrBlocks: ["10.9.0.0/20", "10.9.32.0/20"] };
const PUBLIC = { type: "Public", cidrBlocks: ["10.9.16.0/20", "10.9.48.0/20"] };

test("subnets are named by type and place, and made public first", () => {
  const named = laidOut([PRIVATE, { ...PUBLIC, name: "edge" }]).map(({ name, subnets }) => [
    name,
    ...subnets.map((subnet) => [subnet.name, subnet.nameTag, subnet.cidrBlock]),
  ]);

  expect(named).toEqual([
    ["us-east-1a", ["net-edge-1", "net-edge-1", "10.9.16.0/20"], ["net-private-1", "net-private-1", "10.9.0.0/20"]],
    ["us-east-1b", ["net-edge-2", "net-edge-2", "10.9.48.0/20"], ["net-private-2", "net-private-2", "10.9.32.0/20"]],
  ]);
});

test("tags may end with the zone instead", () => {
  const tags = (zones: string[]) =>
    laidOut([PRIVATE, PUBLIC], { subnetNameTagStrategy: "AvailabilityZone" }, zones).map(
      ({ subnets }) => subnets[0]?.nameTag,
    );

  expect(tags(["us-east-1a", "us-east-1b"])).toEqual(["net-public-1a", "net-public-1b"]);
  expect(tags(["us-gov-west-1a", "us-west-2-lax-1a"])).toEqual(["net-public-1a", "net-public-2-lax-1a"]);
});

test("masks and sizes may be given beside blocks when they agree", () => {
  expect(laidOut([{ ...PRIVATE, cidrMask: 20, size: 4096 }, PUBLIC])).toHaveLength(2);
});

describe("refused", () => {
  const unique = "is not the only one; give it a name of its own";
  const fill = "and fill what is to stay free with a spec of type Unused";
  test.each([
    {
      what: "no specs",
      specs: [],
      message: "subnetSpecs: none is not a network; give at least one",
    },
    {
      what: "fewer blocks than zones",
      specs: [{ ...PRIVATE, cidrBlocks: ["10.9.0.0/20"] }, PUBLIC],
      message: "subnetSpecs[0].cidrBlocks: 1 is not the number of zones; give 2, one for each zone",
    },
    {
      what: "blocks for some specs only",
      specs: [PRIVATE, { type: "Public" }],
      message: "subnetSpecs[1].cidrBlocks: 0 is not the number of zones; give 2, one for each zone",
    },
    {
      what: "two of one type without a name",
      specs: [PRIVATE, { ...PUBLIC, type: "Private" }],
      message: `subnetSpecs[1]: Private ${unique}`,
    },
    {
      what: "two of one type and name",
      specs: [
        { ...PRIVATE, name: "nodes" },
        { ...PUBLIC, type: "Private", name: "nodes" },
      ],
      message: `subnetSpecs[1]: Private named nodes ${unique}`,
    },
    {
      what: "a block that is none",
      specs: [{ ...PRIVATE, cidrBlocks: ["10.9.0.0/20", "10.9.32.0"] }, PUBLIC],
      message: "subnetSpecs[0].cidrBlocks[1]: 10.9.32.0 is not an IPv4 block such as 10.0.0.0/16",
    },
    {
      what: "overlapping blocks",
      specs: [PRIVATE, { ...PUBLIC, cidrBlocks: ["10.9.16.0/20", "10.9.32.0/20"] }],
      message:
        "subnetSpecs[1].cidrBlocks[1]: 10.9.32.0/20 of net-public-2 is not free; net-private-2 has 10.9.32.0/20 already",
    },
    {
      what: "a gap between blocks",
      specs: [PRIVATE, { ...PUBLIC, cidrBlocks: ["10.9.16.0/21", "10.9.48.0/20"] }],
      message: `subnetSpecs[0].cidrBlocks[1]: 10.9.32.0/20 is not where the block before it ends; begin at 10.9.24.0, ${fill}`,
    },
    {
      what: "a first block behind the beginning",
      specs: [{ ...PRIVATE, cidrBlocks: ["10.9.8.0/21", "10.9.32.0/20"] }, PUBLIC],
      message: `subnetSpecs[0].cidrBlocks[0]: 10.9.8.0/21 is not where the block before it ends; begin at 10.9.0.0, ${fill}`,
    },
    {
      what: "a last block before the end",
      specs: [PRIVATE, { ...PUBLIC, cidrBlocks: ["10.9.16.0/20", "10.9.48.0/21"] }],
      message: `subnetSpecs[1].cidrBlocks[1]: 10.9.48.0/21 is not the end of 10.9.0.0/18; end at 10.9.63.255, ${fill}`,
    },
    {
      what: "a mask of its own",
      specs: [{ ...PRIVATE, cidrMask: 21 }, PUBLIC],
      message: "subnetSpecs[0].cidrMask: 21 is not the mask of all cidrBlocks; leave it out",
    },
    {
      what: "a size of its own",
      specs: [PRIVATE, { ...PUBLIC, size: 256 }],
      message: "subnetSpecs[1].size: 256 is not the size of all cidrBlocks; leave it out",
    },
  ])("$what", ({ specs, message }) => {
    expect(() => laidOut(specs)).toThrow(new RangeError(message));
  });

  test("a zone that is named twice", () => {
    expect(() => laidOut([PRIVATE, PUBLIC], {}, ["us-east-1a", "us-east-1a"])).toThrow(
      new RangeError("availabilityZoneNames[1]: us-east-1a is not another zone than one before it"),
    );
  });
});
