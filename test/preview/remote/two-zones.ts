import { Vpc, type VpcArgs } from "@pulumi/awsx/ec2/vpc";
import type * as pulumi from "@pulumi/pulumi";

import { record, type Recording } from "../../support/record";

/** Two zones of one public and one private block each, which fill the VPC. */
export const TWO_ZONES: VpcArgs = {
  cidrBlock: "10.9.0.0/18",
  availabilityZoneNames: ["us-east-1a", "us-east-1b"],
  subnetStrategy: "Exact",
  subnetSpecs: [
    { type: "Private", cidrBlocks: ["10.9.0.0/20", "10.9.32.0/20"] },
    { type: "Public", cidrBlocks: ["10.9.16.0/20", "10.9.48.0/20"] },
  ],
};

/** A plan of such a network, with other arguments and options. */
export function makeVpc(args: VpcArgs, opts?: pulumi.ComponentResourceOptions): Promise<Recording> {
  return record(() => new Vpc("net", { ...TWO_ZONES, ...args }, opts));
}
