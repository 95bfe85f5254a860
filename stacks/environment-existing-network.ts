import { z } from "zod";

import { RESOURCE_IDS } from "../facts/resource-ids";
import { documented, text } from "./documented";
import { CIDR } from "./environment-texts";

const subnetId = text(RESOURCE_IDS.subnet, "the id of a subnet, such as subnet-0123456789abcdef0");

/** A VPC that somebody else made. */
export const EXISTING_NETWORK = z.strictObject({
  vpcId: documented(text(RESOURCE_IDS.vpc, "the id of a VPC, such as vpc-0123456789abcdef0"), {
    text: "Id of the VPC. DNS support and DNS hostnames must be on.",
    why: "No default. Fixed once made.",
  }),
  privateSubnetIds: documented(
    z.record(z.string(), subnetId, { error: "a map from a zone to the id of its private subnet" }),
    {
      text: "Id of the private subnet of each zone, for nodes and the control plane.",
      range: "exactly the zones of `zones`, each with a subnet of its own",
      why: "No default. The load balancer controller finds subnets by their tags `kubernetes.io/role/internal-elb` and `kubernetes.io/role/elb`, which whoever made them must set.",
    },
  ),
  cidrBlock: documented(CIDR.exactOptional(), {
    text: "Addresses of the VPC, its first block, so that `cluster.serviceCidr` is held against them before AWS is asked.",
    range: "/16 to /28",
    why: "Without it they are looked up when the program runs with credentials.",
  }),
});
