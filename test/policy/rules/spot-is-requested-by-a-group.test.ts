import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { INSTANCE } from "../../../policy/resource-types/ec2";
import { FLEET, SPOT_FLEET_REQUEST, SPOT_INSTANCE_REQUEST } from "../../../policy/resource-types/spot-requests";
import { spotIsRequestedByAGroup as rule } from "../../../policy/rules/spot-is-requested-by-a-group";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const FLEET_API = [
  "targetCapacity: is asked for by the Spot Fleet API, which AWS discourages; use an Auto Scaling group with a mixedInstancesPolicy, or an EC2 Fleet",
];
const REQUEST_API = [
  "instanceType: is asked for by a spot instance request, which AWS discourages; use an Auto Scaling group with a mixedInstancesPolicy, or an EC2 Fleet",
];
const ALONE = [
  "instanceMarketOptions.marketType: asks for spot for one instance alone; use an Auto Scaling group with a mixedInstancesPolicy, or an EC2 Fleet",
];
const NODE = { "kubernetes.io/cluster/east": "owned" };

test.each([
  { what: "spot", props: { targetCapacity: 10 }, says: FLEET_API },
  { what: "some on demand", props: { targetCapacity: 10, onDemandTargetCapacity: "9" }, says: FLEET_API },
  { what: "all on demand", props: { targetCapacity: 10, onDemandTargetCapacity: "10" }, says: [] },
  { what: "an unknown number", props: { targetCapacity: UNKNOWN }, says: FLEET_API },
  { what: "nothing said", props: {}, says: FLEET_API },
])("Spot Fleet request, $what", ({ props, says }) => {
  expect(run(rule, SPOT_FLEET_REQUEST, props)).toEqual(says);
});

test.each([
  { what: "one-time", props: { instanceType: "m5.xlarge", spotType: "one-time" }, says: REQUEST_API },
  { what: "nothing said", props: {}, says: REQUEST_API },
  { what: "null", props: { instanceInterruptionBehavior: null }, says: REQUEST_API },
  { what: "terminate", props: { instanceInterruptionBehavior: "terminate" }, says: REQUEST_API },
  { what: "a machine that stops", props: { instanceInterruptionBehavior: "stop" }, says: [] },
  { what: "a machine that hibernates", props: { instanceInterruptionBehavior: "hibernate" }, says: [] },
  { what: "a node that stops", props: { instanceInterruptionBehavior: "stop", tags: NODE }, says: REQUEST_API },
  { what: "unknown tags", props: { instanceInterruptionBehavior: "stop", tags: UNKNOWN }, says: [] },
  {
    what: "unknown end",
    props: { instanceInterruptionBehavior: UNKNOWN },
    says: ["unknown: instanceInterruptionBehavior is not known during a preview"],
  },
])("spot instance request, $what", ({ props, says }) => {
  expect(run(rule, SPOT_INSTANCE_REQUEST, props)).toEqual(says);
});

test.each([
  { what: "on demand", props: { instanceType: "m5.large", tags: NODE }, says: [] },
  { what: "spot", props: market({ marketType: "spot" }), says: ALONE },
  { what: "a capacity block", props: market({ marketType: "capacity-block" }), says: [] },
  { what: "a machine that stops", props: market(ending("stop")), says: [] },
  { what: "a machine that hibernates", props: market(ending("hibernate")), says: [] },
  { what: "a machine that ends", props: market(ending("terminate")), says: ALONE },
  { what: "a node that stops", props: { ...market(ending("stop")), tags: NODE }, says: ALONE },
  { what: "unknown image", props: { ...market({ marketType: "spot" }), ami: UNKNOWN }, says: ALONE },
  {
    what: "unknown market",
    props: market({ marketType: UNKNOWN }),
    says: ["unknown: instanceMarketOptions.marketType is not known during a preview"],
  },
])("instance, $what", ({ props, says }) => {
  expect(run(rule, INSTANCE, props)).toEqual(says);
});

test.each([AUTO_SCALING_GROUP, FLEET])("$token is none of its business", ({ token }) => {
  expect(rule.types).not.toContain(token);
});

function market(instanceMarketOptions: object) {
  return { instanceMarketOptions };
}

function ending(instanceInterruptionBehavior: string) {
  return { marketType: "spot", spotOptions: { spotInstanceType: "persistent", instanceInterruptionBehavior } };
}
