import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";

/** What a `VpnGateway` is made of. */
export interface VpnGatewayArgs {
  readonly vpcId: pulumi.Input<string>;
  /** Ids of the private subnets' route tables, by zone: they learn the routes that come over the VPN. */
  readonly routeTableIds: Readonly<Record<string, pulumi.Input<string>>>;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * The AWS end of a VPN, on which connections to a company's own network can be made.
 *
 * An `aws.ec2.VpnGateway`, and for each zone the propagation of its routes to the private subnet's route table. Customer
 * gateways and connections belong to the network at the other end and are made elsewhere. Public subnets learn no route:
 * what stands there answers the internet.
 */
export class VpnGateway extends pulumi.ComponentResource {
  /** Id of the gateway, for connections that are made elsewhere. */
  readonly vpnGatewayId: pulumi.Output<string>;

  constructor(name: string, args: VpnGatewayArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:VpnGateway", name, args, opts);
    const child = { parent: this };

    const { vpcId, routeTableIds, tags } = args;
    const gateway = new ec2.VpnGateway(`${name}-vpn`, { vpcId, tags }, child);
    for (const [zone, routeTableId] of Object.entries(routeTableIds)) {
      new ec2.VpnGatewayRoutePropagation(`${name}-vpn-${zone}`, { vpnGatewayId: gateway.id, routeTableId }, child);
    }

    this.vpnGatewayId = gateway.id;
    this.registerOutputs({ vpnGatewayId: this.vpnGatewayId });
  }
}
