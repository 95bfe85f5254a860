import { expect, test } from "@jest/globals";

import { reviewPlans } from "../../review/review-plans";
import { planned, planOf, withInputs } from "./planned";

const cluster = planned("aws:eks/cluster:Cluster", "cluster");
const block = (cidrBlock: string) =>
  withInputs("aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation", "x-pods", { cidrBlock });

const PODS = block("100.64.0.0/16");
const REFUSED = "x-pods: AWS refuses to take a block of pod addresses from a VPC while nodes have interfaces there; ";

test.each([
  {
    what: "another block",
    before: [cluster, PODS],
    after: [cluster, block("100.65.0.0/16")],
    help: "replace all nodes too, as another amiRelease does, and run it again when the old ones are gone",
  },
  {
    what: "no block",
    before: [cluster, PODS],
    after: [cluster],
    help: "run the update again when the old nodes are gone",
  },
])("$what for pods is refused while nodes hold the old one", ({ before, after, help }) => {
  const { refusals } = reviewPlans(planOf(...before), planOf(...after));

  expect(refusals).toEqual([{ urn: "x-pods", message: `${REFUSED}${help}` }]);
});

test.each([
  { what: "a block where there was none", before: [cluster], after: [cluster, PODS] },
  { what: "the same block", before: [cluster, PODS], after: [cluster, PODS] },
  { what: "a block that goes with its cluster", before: [cluster, PODS], after: [] },
])("$what is not refused", ({ before, after }) => {
  expect(reviewPlans(planOf(...before), planOf(...after)).refusals).toEqual([]);
});
