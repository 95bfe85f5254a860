import * as ec2 from "@pulumi/aws/ec2";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule";
import * as pulumi from "@pulumi/pulumi";

import { HTTPS_PORT } from "../facts/ports";
import type { Partition } from "../facts/regions";
import { VPC_ENDPOINTS, vpcEndpointService, type VpcEndpointName } from "../facts/vpc-endpoints";
import { refuseInvalid, type ArgumentProblem } from "./internal/errors";

/** What `VpcEndpoints` are made of. */
export interface VpcEndpointsArgs {
  /** Which, by their names in `VPC_ENDPOINTS`; each once. An interface endpoint is paid by the hour in each zone. */
  readonly endpoints: readonly VpcEndpointName[];
  readonly partition: Partition;
  /** Such as `us-east-1`. */
  readonly region: string;
  readonly vpcId: pulumi.Input<string>;
  /** Addresses of the VPC, such as `10.0.0.0/16`: from there endpoints may be reached. */
  readonly vpcCidrBlock: string;
  /** Addresses of pods, such as `100.64.0.0/16`, from where endpoints may be reached too. Default: pods have the VPC's. */
  readonly podCidrBlock?: string;
  /** Ids of the private subnets, one in each zone: there interface endpoints have their addresses. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  /** Ids of the private subnets' route tables: there a gateway endpoint adds its route. */
  readonly routeTableIds: readonly pulumi.Input<string>[];
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Ways from private subnets to services of AWS that leave the VPC by no gateway.
 *
 * One endpoint for each name, interface endpoints with private DNS, so that programs find them under the service's own
 * name; for these a security group that lets the VPC, and pods with addresses of their own, in on port 443 and nothing out,
 * since they only answer.
 *
 * @throws ResourceError - an endpoint is named twice, or its service has no known name in the region.
 */
export class VpcEndpoints extends pulumi.ComponentResource {
  constructor(name: string, args: VpcEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:VpcEndpoints", name, args, opts);
    refuseInvalid(this, endpointProblems(args));

    const { endpoints, vpcId, subnetIds, routeTableIds, tags } = args;
    const securityGroupIds = endpoints.some((endpoint) => VPC_ENDPOINTS[endpoint].kind === "interface")
      ? [httpsFromVpc(name, args, this).id]
      : [];
    for (const endpoint of endpoints) {
      const common = { vpcId, serviceName: serviceOf(endpoint, args), tags };
      new ec2.VpcEndpoint(
        `${name}-endpoint-${endpoint}`,
        VPC_ENDPOINTS[endpoint].kind === "gateway"
          ? { ...common, vpcEndpointType: "Gateway", routeTableIds: [...routeTableIds] }
          : {
              ...common,
              vpcEndpointType: "Interface",
              privateDnsEnabled: true,
              subnetIds: [...subnetIds],
              securityGroupIds,
            },
        { parent: this },
      );
    }
    this.registerOutputs({});
  }
}

function endpointProblems(args: VpcEndpointsArgs): readonly ArgumentProblem[] {
  return args.endpoints.flatMap((endpoint, index) => {
    const path = `endpoints[${index}]`;
    const isRepeated = args.endpoints.indexOf(endpoint) < index;
    return [
      ...(isRepeated ? [{ path, problem: `${endpoint} is not an endpoint of its own; name each one once` }] : []),
      ...(vpcEndpointService(endpoint, args.partition, args.region) === undefined
        ? [{ path, problem: `${endpoint} is not an endpoint whose name is known in ${args.region}; leave it out` }]
        : []),
    ];
  });
}

/** @throws RangeError - the service has no known name, which `endpointProblems` finds first. */
function serviceOf(endpoint: VpcEndpointName, { partition, region }: VpcEndpointsArgs): string {
  const service = vpcEndpointService(endpoint, partition, region);
  if (service === undefined) {
    throw new RangeError(`endpoints: ${endpoint} is not an endpoint whose name is known in ${region}`);
  }
  return service;
}

function httpsFromVpc(name: string, args: VpcEndpointsArgs, parent: VpcEndpoints): ec2.SecurityGroup {
  const { vpcId, vpcCidrBlock, podCidrBlock, tags } = args;
  const group = new ec2.SecurityGroup(
    `${name}-endpoints`,
    { vpcId, description: "HTTPS from the VPC to its endpoints", tags },
    { parent },
  );
  const https = { securityGroupId: group.id, ipProtocol: "tcp", fromPort: HTTPS_PORT, toPort: HTTPS_PORT, tags };
  new SecurityGroupIngressRule(`${name}-endpoints-https`, { ...https, cidrIpv4: vpcCidrBlock }, { parent });
  if (podCidrBlock !== undefined) {
    new SecurityGroupIngressRule(`${name}-endpoints-https-pods`, { ...https, cidrIpv4: podCidrBlock }, { parent });
  }
  return group;
}
