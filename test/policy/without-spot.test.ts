import { expect, test } from "@jest/globals";

import type { Example } from "../../policy/internal/rule-text";
import { PLACED_RULES } from "../../policy/rule-groups";
import { runOn } from "../support/run-rule";

/**
 * Rules that judge any node, role or cluster, a queue of interruptions, or what only its name and its settings say of spot; in the order
 * of the pack.
 */
const SPEAK_WITHOUT_SPOT: readonly string[] = [
  "spot-named-group-asks-for-spot",
  "autoscaled-group-counts-whole-nodes",
  "spot-price-protection-is-stated-once",
  "interruption-queue-hears-every-event",
  "interruption-queue-delivers-in-time",
  "add-on-avoids-spot",
  "node-template-needs-a-token",
  "node-metadata-stays-on-the-node",
  "node-template-keeps-metadata-on-the-node",
  "pods-get-roles-from-pod-identity",
  "node-group-image-is-offered",
  "node-group-image-is-maintained",
  "user-data-speaks-nodeadm",
  "node-labels-may-be-set-by-the-kubelet",
  "cluster-version-is-supported",
  "cluster-version-has-time-left",
  "spot-service-linked-role-exists",
  "commitments-fit-the-on-demand-base",
  "node-role-holds-only-node-permissions",
  "exemption-is-understood",
];

/** Properties that only spot has. */
const SPOT_ONLY = new Set([
  "spotPrice",
  "spotMaxPrice",
  "instanceMarketOptions",
  "spotAllocationStrategy",
  "spotInstancePools",
  "spotOptions",
  "spotTargetCapacity",
]);

/** A value in which nothing is spot any more. */
function onDemand(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(onDemand);
  }
  if (typeof value !== "object" || value === null) {
    return value === "SPOT" ? "ON_DEMAND" : value === "spot" ? "on-demand" : value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !SPOT_ONLY.has(key))
      .map(([key, part]) => [key, key === "onDemandPercentageAboveBaseCapacity" ? 100 : onDemand(part)]),
  );
}

function withoutSpot(example: Example): Example {
  const kept = Object.entries(example).filter(([, { type }]) => !/:Spot(Fleet|Instance)Request$/.test(type));
  return Object.fromEntries(
    kept.map(([name, resource]) => [
      name,
      { ...resource, properties: onDemand(resource.properties) as Record<string, unknown> },
    ]),
  );
}

test("of what is broken where there is spot, only these rules speak where there is none", () => {
  const speaking = PLACED_RULES.filter(({ rule }) => {
    const { broken, options = {} } = rule.examples;
    return runOn(rule, withoutSpot(broken), { options }).length > 0;
  });
  expect(speaking.map(({ rule }) => rule.name)).toEqual(SPEAK_WITHOUT_SPOT);
});
