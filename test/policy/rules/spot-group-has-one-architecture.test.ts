import { expect, test } from "@jest/globals";

import { AUTO_SCALING_GROUP } from "../../../policy/resource-types/auto-scaling";
import { INSTANCE } from "../../../policy/resource-types/ec2";
import { NODE_GROUP } from "../../../policy/resource-types/eks";
import { spotGroupHasOneArchitecture as rule } from "../../../policy/rules/spot-group-has-one-architecture";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const OVERRIDES = "mixedInstancesPolicy.launchTemplate.overrides";
const MIXED = `${OVERRIDES}: start amd64 types (m6i.large) and arm64 types (m6g.large) from one template; put one of the two into a group of its own`;

function asg(overrides: unknown, percentage: unknown = 0) {
  return {
    mixedInstancesPolicy: {
      instancesDistribution: { onDemandPercentageAboveBaseCapacity: percentage },
      launchTemplate: { launchTemplateSpecification: { launchTemplateId: UNKNOWN }, overrides },
    },
  };
}
const X86 = { instanceType: "m6i.large" };
const ARM = { instanceType: "m6g.large" };

test.each([
  { group: "x86 only", props: asg([X86, { instanceType: "m6a.large" }]), says: [] },
  { group: "both from one template", props: asg([X86, ARM]), says: [MIXED] },
  { group: "percentage as text", props: asg([X86, ARM], "50"), says: [MIXED] },
  {
    group: "arm64 from a template of its own",
    props: asg([X86, { ...ARM, launchTemplateSpecification: { launchTemplateId: UNKNOWN } }]),
    says: [],
  },
  {
    group: "arm64 from a template that is unknown",
    props: asg([X86, { ...ARM, launchTemplateSpecification: UNKNOWN }]),
    says: [],
  },
  { group: "a type that is not known", props: asg([X86, { instanceType: "z99.large" }]), says: [] },
  { group: "on-demand", props: asg([X86, ARM], 100), says: [] },
  { group: "no mixed policy", props: { launchTemplate: { id: UNKNOWN } }, says: [] },
  { group: "by attributes", props: asg([{ instanceRequirements: { vcpuCount: { min: 2 } } }]), says: [] },
  { group: "no overrides", props: asg(null), says: [] },
  {
    group: "percentage unknown",
    props: asg([X86, ARM], UNKNOWN),
    says: [
      "unknown: mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity is not known during a preview",
    ],
  },
  {
    group: "a type unknown",
    props: asg([X86, { instanceType: UNKNOWN }]),
    says: [`unknown: ${OVERRIDES}[1].instanceType is not known during a preview`],
  },
  { group: "subnets unknown", props: { ...asg([X86, ARM]), vpcZoneIdentifiers: UNKNOWN }, says: [MIXED] },
])("Auto Scaling group: $group", ({ props, says }) => {
  expect(run(rule, AUTO_SCALING_GROUP, props)).toEqual(says);
});

test.each([
  {
    group: "x86 image, x86 types",
    props: { amiType: "AL2023_x86_64_STANDARD", instanceTypes: ["m6i.large", "m6a.large"] },
    says: [],
  },
  {
    group: "arm64 image, arm64 types",
    props: { amiType: "BOTTLEROCKET_ARM_64", instanceTypes: ["m6g.large"] },
    says: [],
  },
  {
    group: "x86 image, one arm64 type",
    props: { amiType: "AL2023_x86_64_STANDARD", instanceTypes: ["m6i.large", "m6g.large"] },
    says: [
      "instanceTypes: names m6g.large, which amiType's amd64 image does not run on; leave them out, or take another amiType",
    ],
  },
  {
    group: "arm64 image, x86 types only",
    props: { amiType: "AL2023_ARM_64_STANDARD", instanceTypes: ["m6i.large", "m6a.large"] },
    says: [
      "instanceTypes: names m6i.large, m6a.large, which amiType's arm64 image does not run on; leave them out, or take another amiType",
    ],
  },
  {
    group: "an image of one's own, both",
    props: { amiType: "CUSTOM", instanceTypes: ["m6i.large", "m6g.large"] },
    says: [
      "instanceTypes: starts amd64 types (m6i.large) and arm64 types (m6g.large) from one image; put one of the two into a group of its own",
    ],
  },
  {
    group: "image left out, arm64 only",
    props: { instanceTypes: ["m6g.large", "m7g.large"] },
    says: ["amiType: is left out, which means amd64; name one for m6g.large, m7g.large"],
  },
  { group: "image left out, x86 only", props: { instanceTypes: ["m6i.large", "m6a.large"] }, says: [] },
  {
    group: "image left out, arm64 only, a template that may name one",
    props: { instanceTypes: ["m6g.large", "m7g.large"], launchTemplate: { id: UNKNOWN, version: UNKNOWN } },
    says: [],
  },
  { group: "image unknown, arm64 only", props: { amiType: UNKNOWN, instanceTypes: ["m6g.large"] }, says: [] },
  { group: "image left out, arm64 that nobody knows", props: { instanceTypes: ["m99g.large"] }, says: [] },
  {
    group: "image unknown, both",
    props: { amiType: UNKNOWN, instanceTypes: ["m6i.large", "m6g.large"] },
    says: [
      "instanceTypes: starts amd64 types (m6i.large) and arm64 types (m6g.large) from one image; put one of the two into a group of its own",
    ],
  },
  {
    group: "on-demand",
    props: { capacityType: "ON_DEMAND", amiType: "AL2023_x86_64_STANDARD", instanceTypes: ["m6g.large"] },
    says: [],
  },
  { group: "types left out", props: { amiType: "AL2023_ARM_64_STANDARD" }, says: [] },
  {
    group: "types unknown",
    props: { instanceTypes: UNKNOWN },
    says: ["unknown: instanceTypes is not known during a preview"],
  },
])("managed node group: $group", ({ props, says }) => {
  expect(run(rule, NODE_GROUP, { capacityType: "SPOT", ...props })).toEqual(says);
});

test("other resources are none of its business", () => {
  expect(run(rule, INSTANCE, {})).toBe("not applicable");
});
