import { expect, test } from "@jest/globals";

import { zoneOf } from "../../stacks/zone";

test.each([
  { what: "with its id", zoneIds: { "us-east-1a": "use1-az4" }, zone: { name: "us-east-1a", id: "use1-az4" } },
  { what: "of which another's id alone is told", zoneIds: { "us-east-1b": "use1-az1" }, zone: { name: "us-east-1a" } },
  { what: "of which no ids are told", zoneIds: undefined, zone: { name: "us-east-1a" } },
])("a zone $what", ({ zoneIds, zone }) => {
  expect(zoneOf("us-east-1a", zoneIds)).toEqual(zone);
});
