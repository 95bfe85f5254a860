import { expect, test } from "@jest/globals";

import { PARTITIONS, ZONE_ID, ZONE_NAME } from "../../facts/regions";

test.each([
  { region: "eu-central-1", partitions: ["aws"] },
  { region: "us-east-1", partitions: ["aws"] },
  { region: "mx-central-1", partitions: ["aws"] },
  { region: "cn-northwest-1", partitions: ["aws-cn"] },
  { region: "us-gov-west-1", partitions: ["aws-us-gov"] },
  { region: "us-iso-east-1", partitions: [] },
  { region: "us-isob-east-1", partitions: [] },
  { region: "eu-central-1a", partitions: [] },
  { region: "eu-central", partitions: [] },
  { region: "xx-central-1", partitions: [] },
])("the region $region belongs to $partitions", ({ region, partitions }) => {
  const matching = Object.entries(PARTITIONS).filter(([, { regionPattern }]) => regionPattern.test(region));
  expect(matching.map(([name]) => name)).toEqual(partitions);
});

test("each partition has its own DNS suffix and principal for EC2", () => {
  expect(Object.entries(PARTITIONS).map(([name, facts]) => [name, facts.dnsSuffix, facts.ec2ServicePrincipal])).toEqual(
    [
      ["aws", "amazonaws.com", "ec2.amazonaws.com"],
      ["aws-cn", "amazonaws.com.cn", "ec2.amazonaws.com.cn"],
      ["aws-us-gov", "amazonaws.com", "ec2.amazonaws.com"],
    ],
  );
});

test.each([
  { zone: "eu-central-1a", region: "eu-central-1" },
  { zone: "us-gov-west-1c", region: "us-gov-west-1" },
  { zone: "us-west-2-lax-1a", region: undefined },
  { zone: "us-east-1-wl1-bos-wlz-1", region: undefined },
  { zone: "eu-central-1", region: undefined },
  { zone: "eu-central-1ab", region: undefined },
  { zone: "euc1-az1", region: undefined },
  { zone: "EU-central-1a", region: undefined },
])("the zone $zone is in the region $region", ({ zone, region }) => {
  expect(ZONE_NAME.exec(zone)?.[1]).toBe(region);
});

test.each([
  { id: "use1-az4", matches: true },
  { id: "apne1-az4", matches: true },
  { id: "usgw1-az1", matches: true },
  { id: "us-east-1a", matches: false },
  { id: "use1-az", matches: false },
])("a zone id: $id, $matches", ({ id, matches }) => {
  expect(ZONE_ID.test(id)).toBe(matches);
});
