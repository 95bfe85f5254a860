import { expect, test } from "@jest/globals";

import { partitionOf } from "../../capacity/partition";

test.each([
  { region: "eu-west-1", partition: "aws" },
  { region: "cn-north-1", partition: "aws-cn" },
  { region: "us-gov-east-1", partition: "aws-us-gov" },
  { region: "us-iso-east-1", partition: undefined },
  { region: "", partition: undefined },
])("the region '$region' is in the partition $partition", ({ region, partition }) => {
  expect(partitionOf(region)).toBe(partition);
});
