import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";

import type { SubnetSpec, VpcArguments } from "./awsx-vpc-arguments";
import type { PlacedSubnet, Zone } from "./awsx-vpc-layout";
import { natGatewayOf } from "./awsx-vpc-gateways";

/** A subnet that was made. */
export interface MadeSubnet {
  readonly type: SubnetSpec["type"];
  readonly zone: string;
  readonly resource: ec2.Subnet;
}

/** What stands in a VPC, each kind in the order in which it was made. */
export class Network {
  readonly vpc: ec2.Vpc;
  readonly internetGateway: ec2.InternetGateway;
  readonly subnets: MadeSubnet[] = [];
  readonly routeTables: ec2.RouteTable[] = [];
  readonly routeTableAssociations: ec2.RouteTableAssociation[] = [];
  readonly routes: ec2.Route[] = [];
  readonly natGateways: ec2.NatGateway[] = [];
  readonly eips: ec2.Eip[] = [];
  /** Tags of what has no name of its own. */
  readonly tags: Readonly<Record<string, pulumi.Input<string>>>;
  readonly #name: string;
  readonly #args: VpcArguments;

  /** Makes the VPC and its internet gateway, which is there even when no subnet is public. */
  constructor(name: string, args: VpcArguments, parent: pulumi.ComponentResource) {
    this.#name = name;
    this.#args = args;
    this.tags = { Name: name, ...args.tags };
    const { region } = args;
    this.vpc = new ec2.Vpc(name, { ...args, tags: this.tags }, { parent });
    this.internetGateway = new ec2.InternetGateway(
      name,
      { region, vpcId: this.vpc.id, tags: this.tags },
      below(this.vpc),
    );
  }

  /** Makes the subnets of a zone, counted from 0, each with a route table, and the zone's NAT gateway. */
  addZone(zone: Zone, position: number): void {
    for (const placed of zone.subnets) {
      const subnet = this.#subnet(zone.name, placed);
      const routeTable = this.#routeTable(placed, subnet);
      if (placed.type === "Public") {
        this.#natGateway(subnet, position);
      }
      this.#route(placed, routeTable, position);
    }
  }

  /** Subnets of one type. */
  ofType(type: SubnetSpec["type"]): ec2.Subnet[] {
    return this.subnets.filter((subnet) => subnet.type === type).map(({ resource }) => resource);
  }

  #subnet(zone: string, { type, name, nameTag, cidrBlock, spec }: PlacedSubnet): ec2.Subnet {
    const { region, assignGeneratedIpv6CidrBlock } = this.#args;
    const assignIpv6AddressOnCreation = pulumi
      .all([spec.assignIpv6AddressOnCreation, assignGeneratedIpv6CidrBlock])
      .apply(([own, all]) => own ?? all ?? false);
    // Cut from the VPC's block, which AWS generates: unknown in a preview even when no subnet has one.
    const ipv6CidrBlock = pulumi.all([this.vpc.ipv6CidrBlock, assignIpv6AddressOnCreation]).apply(([block]) => block);
    const subnet = new ec2.Subnet(
      name,
      {
        region,
        vpcId: this.vpc.id,
        availabilityZone: zone,
        mapPublicIpOnLaunch: type === "Public",
        cidrBlock,
        assignIpv6AddressOnCreation,
        ipv6CidrBlock,
        tags: { ...this.tags, ...spec.tags, Name: nameTag, SubnetType: type },
      },
      below(this.vpc),
    );
    this.subnets.push({ type, zone, resource: subnet });
    return subnet;
  }

  #routeTable({ type, name, nameTag }: PlacedSubnet, subnet: ec2.Subnet): ec2.RouteTable {
    const { region } = this.#args;
    const tags = { ...this.tags, Name: nameTag, SubnetType: type };
    const routeTable = new ec2.RouteTable(name, { region, vpcId: this.vpc.id, tags }, below(subnet));
    const ends = { region, routeTableId: routeTable.id, subnetId: subnet.id };
    this.routeTableAssociations.push(new ec2.RouteTableAssociation(name, ends, below(routeTable)));
    this.routeTables.push(routeTable);
    return routeTable;
  }

  #natGateway(subnet: ec2.Subnet, position: number): void {
    const wanted = natGatewayOf(this.#args.natGateways, position);
    if (wanted === undefined || this.natGateways.length > position) {
      return;
    }
    const { region } = this.#args;
    const name = `${this.#name}-${position + 1}`;
    const tags = { ...this.#args.tags, Name: name };
    const allocationId = wanted.allocationId ?? this.#eip(name, tags, subnet).allocationId;
    this.natGateways.push(new ec2.NatGateway(name, { region, subnetId: subnet.id, allocationId, tags }, below(subnet)));
  }

  #eip(name: string, tags: Record<string, pulumi.Input<string>>, subnet: ec2.Subnet): ec2.Eip {
    const eip = new ec2.Eip(name, { region: this.#args.region, tags }, below(subnet));
    this.eips.push(eip);
    return eip;
  }

  /** Public subnets lead to the internet gateway, private ones to a NAT gateway, if there is one, isolated ones nowhere. */
  #route({ type, name }: PlacedSubnet, routeTable: ec2.RouteTable, position: number): void {
    const { region, natGateways } = this.#args;
    const natGateway = this.natGateways[natGateways.strategy === "Single" ? 0 : position];
    const target =
      type === "Public"
        ? { gatewayId: this.internetGateway.id }
        : type === "Private" && natGateway !== undefined
          ? { natGatewayId: natGateway.id }
          : undefined;
    if (target !== undefined) {
      const inputs = { region, routeTableId: routeTable.id, destinationCidrBlock: "0.0.0.0/0", ...target };
      this.routes.push(new ec2.Route(name, inputs, below(routeTable)));
    }
  }
}

function below(parent: pulumi.Resource): pulumi.CustomResourceOptions {
  return { parent, dependsOn: [parent] };
}
