import { resourceType } from "../internal/resource-type";
import { boolean, text } from "../internal/view";

/** A network. Source: https://www.pulumi.com/registry/packages/aws/api-docs/ec2/vpc/ */
export const VPC = resourceType("aws:ec2/vpc:Vpc", {});

/** A part of a network in one zone. Source: https://www.pulumi.com/registry/packages/aws/api-docs/ec2/subnet/ */
export const SUBNET = resourceType("aws:ec2/subnet:Subnet", {
  availabilityZone: text,
  mapPublicIpOnLaunch: boolean,
  vpcId: text,
});

/** A way out for private subnets. Source: https://www.pulumi.com/registry/packages/aws/api-docs/ec2/natgateway/ */
export const NAT_GATEWAY = resourceType("aws:ec2/natGateway:NatGateway", {
  availabilityMode: text,
  connectivityType: text,
});

/** A way to a service of AWS. Source: https://www.pulumi.com/registry/packages/aws/api-docs/ec2/vpcendpoint/ */
export const VPC_ENDPOINT = resourceType("aws:ec2/vpcEndpoint:VpcEndpoint", {
  privateDnsEnabled: boolean,
  serviceName: text,
  vpcEndpointType: text,
  vpcId: text,
});
