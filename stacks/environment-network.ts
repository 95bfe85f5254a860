import { z } from "zod";

import { VPC_ENDPOINT_NAMES } from "../facts/vpc-endpoints";
import { documented, flag, list, oneOf } from "./documented";
import { DEFAULTS } from "./environment-defaults";
import { EXISTING_NETWORK } from "./environment-existing-network";
import { FLOW_LOGS } from "./environment-flow-logs";
import { CIDR } from "./environment-texts";

/** The VPC and how private subnets reach the internet and AWS. */
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
  nat: documented(oneOf(["none", "single", "per-zone"]).exactOptional(), {
    text: "NAT gateways: none, one for all zones, or one in each.",
    requiredUnless: "network.existing",
    why: "No default: `single` is cheap and takes all zones down with its own, `per-zone` is what production needs, `none` keeps nodes off the internet and needs `endpoints` and `images.registry`.",
  }),
  endpoints: documented(list(oneOf(VPC_ENDPOINT_NAMES), "a list of VPC endpoints", { max: 50 }).default([]), {
    text: "Services of AWS that private subnets reach without a NAT gateway.",
    range: `each once, of ${VPC_ENDPOINT_NAMES.join(", ")}`,
    why: "Empty: all but `s3` are paid by the hour in each zone. Where images are pulled often, `ecr-api`, `ecr-dkr` and `s3` cost less than NAT.",
  }),
  vpnGateway: documented(flag().default(DEFAULTS.network.vpnGateway), {
    text: "Whether a VPN gateway stands at the VPC and tells the private subnets its routes.",
    why: "Off: only those who connect a network of their own need one; the connections are made elsewhere.",
  }),
  flowLogs: documented(FLOW_LOGS.exactOptional(), {
    text: "A record of the VPC's traffic in CloudWatch Logs.",
    why: "Without it nothing is recorded: the record is paid for by its size.",
  }),
  tagsForCluster: documented(flag().default(DEFAULTS.network.tagsForCluster), {
    text: "Whether VPC and subnets carry `kubernetes.io/cluster/<name>=shared`.",
    why: "Older controllers find their subnets by it, and it costs nothing.",
  }),
  existing: documented(EXISTING_NETWORK.exactOptional(), {
    text: "A VPC that somebody else made, instead of one made here; no other key of `network` is then allowed.",
    why: "Without it a VPC is made, which nothing else can disturb. Fixed once made.",
  }),
});
