import { expect, test } from "@jest/globals";

import type { PlannedResource } from "../../preview/plan";
import { reviewPlans } from "../../review/review-plans";
import { planned, planOf, UNKNOWN } from "./planned";

const VPC_URN = "urn:pulumi:test::spot-eks::aws:ec2/vpc:Vpc::vpc";
const ZONES = "x: EKS never changes the zones of a control plane; write ";
const ANOTHER =
  "x: EKS refuses to move a control plane to another VPC; take the change back, or make an environment of another name";

function vpc(cidrBlock: string): PlannedResource {
  return planned("aws:ec2/vpc:Vpc", "vpc", { urn: VPC_URN, inputs: { cidrBlock } });
}

/** A control plane in a component, as a preview sees it. */
function controlPlane(told: { zones?: readonly string[]; vpcId?: string; serviceCidr?: string } = {}) {
  const { zones = ["a", "b"], vpcId = UNKNOWN, serviceCidr = "172.20.0.0/16" } = told;
  const subnetIds = Object.fromEntries(zones.map((zone) => [zone, UNKNOWN]));
  const component = planned("spot-eks:components:Cluster", "component", {
    inputs: { subnetIds, vpcId },
    propertyDependencies: vpcId === UNKNOWN ? { vpcId: ["urn:pulumi:test::spot-eks::awsx:ec2:Vpc::vpc", VPC_URN] } : {},
  });
  const within = planned("eks:index:Cluster", "within", { parent: "component", custom: false });
  const cluster = planned("aws:eks/cluster:Cluster", "x", {
    parent: "within",
    inputs: { vpcConfig: { subnetIds: UNKNOWN }, kubernetesNetworkConfig: { serviceIpv4Cidr: serviceCidr } },
    propertyDependencies: vpcId === UNKNOWN ? { vpcConfig: [VPC_URN] } : {},
  });
  return [component, within, cluster];
}

const made = (...more: Parameters<typeof controlPlane>) => [vpc("10.0.0.0/16"), ...controlPlane(...more)];

test.each<{ what: string; before: readonly PlannedResource[]; after: readonly PlannedResource[]; said: string[] }>([
  { what: "left alone", before: made(), after: made(), said: [] },
  {
    what: "given a zone more",
    before: made(),
    after: made({ zones: ["a", "b", "c"] }),
    said: [`${ZONES}a, b in place of a, b, c`],
  },
  {
    what: "given a zone fewer",
    before: made({ zones: ["a", "b", "c"] }),
    after: made(),
    said: [`${ZONES}a, b, c in place of a, b`],
  },
  {
    what: "given another zone in place of one",
    before: made(),
    after: made({ zones: ["a", "c"] }),
    said: [`${ZONES}a, b in place of a, c`],
  },
  { what: "given its zones in another order", before: made(), after: made({ zones: ["b", "a"] }), said: [] },
  {
    what: "whose VPC is made anew",
    before: made(),
    after: [vpc("10.1.0.0/16"), ...controlPlane()],
    said: [ANOTHER],
  },
  {
    what: "told another VPC that exists",
    before: controlPlane({ vpcId: "vpc-1" }),
    after: controlPlane({ vpcId: "vpc-2" }),
    said: [ANOTHER],
  },
  { what: "moved to a VPC that exists", before: made(), after: controlPlane({ vpcId: "vpc-1" }), said: [ANOTHER] },
  { what: "moved from a VPC that exists", before: controlPlane({ vpcId: "vpc-1" }), after: made(), said: [ANOTHER] },
  {
    what: "made anew in other zones",
    before: made(),
    after: made({ zones: ["a", "c"], serviceCidr: "10.100.0.0/16" }),
    said: [],
  },
  { what: "that is new", before: [], after: made(), said: [] },
  { what: "that goes", before: made(), after: [], said: [] },
])("a control plane $what", ({ before, after, said }) => {
  const { refusals } = reviewPlans(planOf(...before), planOf(...after));

  expect(refusals.map(({ message }) => message)).toEqual(said);
});
