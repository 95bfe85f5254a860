import type * as ec2 from "@pulumi/aws/ec2";
import { Vpc } from "@pulumi/awsx/ec2/vpc";
import * as pulumi from "@pulumi/pulumi";

import { clusterTag, LOAD_BALANCER_SUBNET_TAGS } from "../facts/autoscaler-tags";
import { childOptions } from "./internal/child-options";
import { cidrPlan, vpcBlockProblem, ZONE_SLOTS, type CidrPlan } from "./internal/cidr-plan";
import { refuseInvalid, type ArgumentProblem } from "./internal/errors";

/** How private subnets reach the internet: not at all, through one NAT gateway for all zones, or through one in each. */
export type Nat = "none" | "single" | "per-zone";

/** What a `Network` is made of. */
export interface NetworkArgs {
  /** Addresses of the VPC, /16 to /20, such as `10.0.0.0/16`. Fixed once made. */
  readonly cidrBlock: string;
  /** Names of two to four zones. Only append: the order decides addresses and names of the subnets. */
  readonly zones: readonly string[];
  /**
   * `single` is cheap and takes all zones down with its own; `per-zone` costs a gateway in each; `none` leaves private
   * subnets to VPC endpoints. Switching changes routes and gateways, and no subnet.
   */
  readonly nat: Nat;
  /** Name of the cluster that lives here, for the tag of `tagsForCluster`. */
  readonly clusterName: string;
  /** Whether everything carries `kubernetes.io/cluster/<clusterName>=shared`, by which older controllers find subnets. */
  readonly tagsForCluster: boolean;
  /** Further tags of the private subnets, by which a controller finds them. Default: none. */
  readonly privateSubnetTags?: Readonly<Record<string, string>>;
  /** Tags of everything. */
  readonly tags: Readonly<Record<string, string>>;
  /** Whether Pulumi refuses to delete the VPC and its subnets, and nothing else of the network. */
  readonly isProtected: boolean;
}

const NAT_STRATEGY = { none: "None", single: "Single", "per-zone": "OnePerAz" } as const satisfies Record<Nat, string>;

/**
 * The network of one environment.
 *
 * An `awsx.ec2.Vpc`: the VPC, an internet gateway, a private and a public subnet with their route tables in each zone,
 * and NAT gateways with their addresses, if any.
 *
 * @throws ResourceError - `cidrBlock` cannot be cut into four, or `zones` is not two to four different zones.
 */
export class Network extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;

  /** Ids of the subnets for nodes and the control plane, by zone. */
  readonly privateSubnetIds: Readonly<Record<string, pulumi.Output<string>>>;

  /** Ids of the subnets for load balancers, by zone. */
  readonly publicSubnetIds: Readonly<Record<string, pulumi.Output<string>>>;

  readonly #zones: readonly string[];
  readonly #routeTables: pulumi.Output<ec2.RouteTable[]>;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:Network", name, args, opts);
    refuseInvalid(this, networkProblems(args));

    const { cidrBlock, zones, nat, privateSubnetTags = {}, isProtected } = args;
    const vpc = new Vpc(
      `${name}-vpc`,
      {
        cidrBlock,
        availabilityZoneNames: [...zones],
        subnetStrategy: "Exact",
        subnetSpecs: subnetSpecs(cidrPlan(cidrBlock, zones.length), privateSubnetTags),
        natGateways: { strategy: NAT_STRATEGY[nat] },
        enableDnsHostnames: true,
        enableDnsSupport: true,
        tags: networkTags(args),
      },
      { parent: this, ...(isProtected ? { transforms: [PROTECTION] } : {}) },
    );

    this.vpcId = vpc.vpcId;
    this.privateSubnetIds = byZone(zones, vpc.privateSubnetIds);
    this.publicSubnetIds = byZone(zones, vpc.publicSubnetIds);
    this.#zones = zones;
    this.#routeTables = vpc.routeTables;
    this.registerOutputs({
      vpcId: this.vpcId,
      privateSubnetIds: this.privateSubnetIds,
      publicSubnetIds: this.publicSubnetIds,
    });
  }

  /** Route tables of the private subnets, by zone: where gateways add their routes. */
  privateRouteTables(): Readonly<Record<string, pulumi.Output<ec2.RouteTable>>> {
    const tables = this.#zones.map(
      (zone, place) => [zone, this.#routeTables.apply((all) => privateTableAt(all, place, zone))] as const,
    );
    return Object.fromEntries(tables);
  }
}

const PROTECTION = childOptions({ "aws:ec2/vpc:Vpc": { protect: true }, "aws:ec2/subnet:Subnet": { protect: true } });

function networkProblems({ cidrBlock, zones }: NetworkArgs): readonly ArgumentProblem[] {
  const block = vpcBlockProblem(cidrBlock);
  const list = `[${zones.join(", ")}]`;
  return [
    ...(block === undefined ? [] : [{ path: "cidrBlock", problem: block }]),
    ...(zones.length >= 2 && zones.length <= ZONE_SLOTS
      ? []
      : [{ path: "zones", problem: `${list} is not two to ${ZONE_SLOTS} zones; the block has ${ZONE_SLOTS} slots` }]),
    ...(new Set(zones).size === zones.length
      ? []
      : [{ path: "zones", problem: `${list} is not a list of different zones; name each one once` }]),
  ];
}

/** Subnets for the exact layout: it allows no gap, so unused blocks fill what no subnet takes. */
function subnetSpecs(plan: CidrPlan, privateTags: Readonly<Record<string, string>>) {
  const inner = { [LOAD_BALANCER_SUBNET_TAGS.private]: "1", ...privateTags };
  return [
    { type: "Private" as const, cidrBlocks: [...plan.private], tags: inner },
    { type: "Public" as const, cidrBlocks: [...plan.public], tags: { [LOAD_BALANCER_SUBNET_TAGS.public]: "1" } },
    { type: "Unused" as const, name: "spare", cidrBlocks: [...plan.spare] },
    ...(plan.rest.length === 0 ? [] : [{ type: "Unused" as const, name: "rest", cidrBlocks: [...plan.rest] }]),
  ];
}

function networkTags({ tags, tagsForCluster, clusterName }: NetworkArgs): Record<string, string> {
  return tagsForCluster ? { ...tags, [clusterTag(clusterName)]: "shared" } : { ...tags };
}

/** Each zone's own id. A preview knows neither the list nor its length, so each is taken by its place. */
function byZone(zones: readonly string[], ids: pulumi.Output<string[]>): Record<string, pulumi.Output<string>> {
  return Object.fromEntries(zones.map((zone, place) => [zone, ids.apply((all) => subnetAt(all, place, zone))]));
}

/** @throws RangeError - the VPC has no subnet at that place. */
function subnetAt(ids: readonly string[], place: number, zone: string): string {
  const id = ids[place];
  if (id === undefined) {
    throw new RangeError(`zones: ${zone} is not a zone the VPC has a subnet in; it has ${ids.length} of that kind`);
  }
  return id;
}

/**
 * The private route table of a zone: tables come zone by zone, the public one first, each with its subnet.
 *
 * @throws RangeError - the VPC has no route table at that place.
 */
function privateTableAt(tables: readonly ec2.RouteTable[], place: number, zone: string): ec2.RouteTable {
  const table = tables[2 * place + 1];
  if (table === undefined) {
    throw new RangeError(`zones: ${zone} is not a zone the VPC has route tables in; it has ${tables.length} in all`);
  }
  return table;
}
