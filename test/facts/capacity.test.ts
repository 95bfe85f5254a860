import { expect, test } from "@jest/globals";

import { EKS_CAPACITY_TYPE, ON_DEMAND_ALLOCATION_STRATEGIES, SPOT_ALLOCATION_STRATEGIES } from "../../facts/capacity";

test("capacity types and strategies are spelled as AWS spells them", () => {
  expect(EKS_CAPACITY_TYPE).toEqual({ spot: "SPOT", "on-demand": "ON_DEMAND" });
  expect(SPOT_ALLOCATION_STRATEGIES).toEqual([
    "price-capacity-optimized",
    "capacity-optimized",
    "capacity-optimized-prioritized",
    "lowest-price",
  ]);
  expect(ON_DEMAND_ALLOCATION_STRATEGIES).toEqual(["prioritized", "lowest-price"]);
});
