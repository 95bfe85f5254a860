import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";

import { podBlockProblem, podSubnetBlocks, POD_ZONE_SLOTS, type ZoneBlock } from "../capacity/pod-subnets";
import { refuseInvalid, type ArgumentProblem } from "./internal/errors";

/** What `PodSubnets` are made of. */
export interface PodSubnetsArgs {
  readonly vpcId: pulumi.Input<string>;
  /** Addresses of pods, a private block of /16 to /22 that is not the VPC's first, such as `100.64.0.0/16`. */
  readonly podCidrBlock: string;
  /** Names of one to four zones. Only append: the order decides addresses. */
  readonly zones: readonly string[];
  /** Ids of the route tables of the zones' private subnets: pods take the same way out as their nodes. */
  readonly routeTableIds: Readonly<Record<string, pulumi.Input<string>>>;
  /** Tags of the subnets. */
  readonly tags: Readonly<Record<string, string>>;
  /** Whether Pulumi refuses to delete the subnets. */
  readonly isProtected: boolean;
}

/**
 * Subnets that pods have to themselves, in a block of addresses that is added to a VPC.
 *
 * The block's association with the VPC, and in each zone a subnet with its association to the zone's route table. No
 * load balancer and no node is meant for them: they carry none of the tags by which controllers find subnets.
 *
 * @throws ResourceError - `podCidrBlock` cannot be cut, `zones` is not one to four, or one of them has no route table.
 */
export class PodSubnets extends pulumi.ComponentResource {
  /** Ids of the subnets by zone; whatever takes one waits for its route table too. */
  readonly subnetIds: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: PodSubnetsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:PodSubnets", name, args, opts);
    refuseInvalid(this, podSubnetsProblems(args));

    const { vpcId, podCidrBlock, zones, routeTableIds } = args;
    const association = new ec2.VpcIpv4CidrBlockAssociation(
      `${name}-pods`,
      { vpcId, cidrBlock: podCidrBlock },
      { parent: this },
    );
    this.subnetIds = Object.fromEntries(
      podSubnetBlocks(podCidrBlock, zones).flatMap((block) => {
        const routeTableId = routeTableIds[block.zone];
        const place = { ...block, vpcId: association.vpcId };
        return routeTableId === undefined ? [] : [[block.zone, makeSubnet(name, place, routeTableId, args, this)]];
      }),
    );
    this.registerOutputs({ subnetIds: this.subnetIds });
  }
}

/** Where a subnet is; `vpcId` is known once the VPC has the block. */
interface SubnetPlace extends ZoneBlock {
  readonly vpcId: pulumi.Input<string>;
}

function podSubnetsProblems({ podCidrBlock, zones, routeTableIds }: PodSubnetsArgs): readonly ArgumentProblem[] {
  const problem = podBlockProblem(podCidrBlock);
  const list = `[${zones.join(", ")}]`;
  const lost = zones.filter((zone) => !Object.hasOwn(routeTableIds, zone));
  return [
    ...(problem === undefined ? [] : [{ path: "podCidrBlock", problem }]),
    ...(zones.length >= 1 && zones.length <= POD_ZONE_SLOTS
      ? []
      : [{ path: "zones", problem: `${list} is not 1 to ${POD_ZONE_SLOTS} zones; the block has that many slots` }]),
    ...lost.map((zone) => ({ path: "routeTableIds", problem: `none is not the route table of ${zone}; name it` })),
  ];
}

/** A subnet of one zone, and its way out; its id is known once both are made. */
function makeSubnet(
  name: string,
  { zone, cidrBlock, vpcId }: SubnetPlace,
  routeTableId: pulumi.Input<string>,
  { tags, isProtected }: PodSubnetsArgs,
  parent: PodSubnets,
): pulumi.Output<string> {
  const own = `${name}-pods-${zone}`;
  const subnet = new ec2.Subnet(
    own,
    { vpcId, availabilityZone: zone, cidrBlock, tags: { ...tags, Name: own } },
    { parent, ...(isProtected ? { protect: true } : {}) },
  );
  const routes = new ec2.RouteTableAssociation(own, { subnetId: subnet.id, routeTableId }, { parent });
  return pulumi.all([subnet.id, routes.id]).apply(([id]) => id);
}
