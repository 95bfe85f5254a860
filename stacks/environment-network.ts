import { z } from "zod";

import { documented, flag, oneOf } from "./documented";
import { DEFAULTS } from "./environment-defaults";
import { CIDR } from "./environment-texts";

/** The VPC and how private subnets reach the internet. */
export const NETWORK = z.strictObject({
  cidrBlock: documented(CIDR.default(DEFAULTS.network.cidrBlock), {
    text: "Addresses of the VPC, cut into four slots, one for each zone in order.",
    range: "/16 to /20",
    why: "The largest block AWS takes: each pod needs an address. Fixed once made.",
  }),
  nat: documented(oneOf(["single", "per-zone"]), {
    text: "NAT gateways: one for all zones, or one in each.",
    why: "No default: `single` is cheap and takes all zones down with its own, `per-zone` is what production needs.",
  }),
  tagsForCluster: documented(flag().default(DEFAULTS.network.tagsForCluster), {
    text: "Whether VPC and subnets carry `kubernetes.io/cluster/<name>=shared`.",
    why: "Older controllers find their subnets by it, and it costs nothing.",
  }),
});
