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
  podCidrBlock: documented(CIDR.exactOptional(), {
    text: "Addresses of pods beside `cidrBlock`, a quarter for each zone. Writing or changing it moves pods.",
    range: "/16 to /22, within 100.64.0.0/10, 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, as AWS adds to the VPC",
    why: "Without it pods have addresses of `cidrBlock`. With it a node's first interface serves no pods: it runs fewer.",
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
