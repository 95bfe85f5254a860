import { expect, test } from "@jest/globals";

import { spotServiceLinkedRoleExists as rule } from "../../../policy/rules/spot-service-linked-role-exists";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const SAYS =
  "asks for spot, and nothing in this stack makes the service-linked role of spot.amazonaws.com; make it once in the account";
const fleet = (targetCapacitySpecification: unknown) => ({
  type: "aws:ec2/fleet:Fleet",
  properties: { targetCapacitySpecification },
});
const linked = (awsServiceName: unknown) => ({
  type: "aws:iam/serviceLinkedRole:ServiceLinkedRole",
  properties: { awsServiceName },
});
const chart = (name: unknown) => ({ type: "kubernetes:helm.sh/v3:Release", properties: { chart: name } });
const controller = {
  type: "kubernetes:apps/v1:Deployment",
  properties: {
    spec: { template: { spec: { containers: [{ image: "public.ecr.aws/karpenter/controller:1.14.1" }] } } },
  },
};
const spot = fleet({ defaultTargetCapacityType: "spot", totalTargetCapacity: 2 });
const FLEET_SPEAKS = [`fleet targetCapacitySpecification: ${SAYS}`];

test.each([
  { case: "a spot fleet", resources: { fleet: spot }, says: FLEET_SPEAKS },
  { case: "a fleet of both", resources: { fleet: fleet({ spotTargetCapacity: "1" }) }, says: FLEET_SPEAKS },
  { case: "no spot in it", resources: { fleet: fleet({ spotTargetCapacity: 0 }) }, says: [] },
  { case: "on-demand", resources: { fleet: fleet({ defaultTargetCapacityType: "on-demand" }) }, says: [] },
  { case: "with the role", resources: { fleet: spot, role: linked("spot.amazonaws.com") }, says: [] },
  { case: "with another role", resources: { fleet: spot, role: linked("ecs.amazonaws.com") }, says: FLEET_SPEAKS },
  { case: "with a role unknown", resources: { fleet: spot, role: linked(UNKNOWN) }, says: [] },
  { case: "Karpenter's chart", resources: { it: chart("karpenter") }, says: [`it values: ${SAYS}`] },
  { case: "Karpenter's deployment", resources: { it: controller }, says: [`it spec: ${SAYS}`] },
  { case: "another chart", resources: { it: chart("cluster-autoscaler") }, says: [] },
  { case: "a chart unknown", resources: { it: chart(UNKNOWN) }, says: [] },
  {
    case: "the fleet's target unknown",
    resources: { fleet: fleet(UNKNOWN) },
    says: ["fleet unknown: targetCapacitySpecification is not known during a preview"],
  },
])("$case", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});
