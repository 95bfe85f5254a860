import { nodeSubnets, vpcOf } from "../detectors/node-subnets";
import { flag } from "../internal/options";
import { isMadeFrom } from "../internal/stack";
import { stackRule } from "../internal/stack-rule";
import { unlessUnknown } from "../internal/unknown";
import { NODE_GROUP } from "../resource-types/eks";
import { SUBNET, VPC, VPC_ENDPOINT } from "../resource-types/network";

/** Services that a node pulls images of ECR from. Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html */
const SERVICES = ["ecr.api", "ecr.dkr", "s3"] as const;

const NETWORK = {
  vpc: { type: VPC.token, properties: { cidrBlock: "10.0.0.0/16" } },
  "private-a": {
    type: SUBNET.token,
    properties: { vpcId: "${vpc.id}", availabilityZone: "us-east-1a", cidrBlock: "10.0.0.0/19" },
  },
  workers: { type: NODE_GROUP.token, properties: { capacityType: "SPOT", subnetIds: ["${private-a.id}"] } },
};

const endpoint = (service: string, vpcEndpointType: string) => ({
  type: VPC_ENDPOINT.token,
  properties: {
    vpcId: "${vpc.id}",
    serviceName: `com.amazonaws.us-east-1.${service}`,
    vpcEndpointType,
    ...(vpcEndpointType === "Interface" ? { privateDnsEnabled: true } : {}),
  },
});

/** Each node that comes pulls its images again, and on spot nodes come all day. */
export const nodesPullImagesThroughEndpoints = stackRule({
  name: "nodes-pull-images-through-endpoints",
  entry: "H09",
  severity: "medium",
  description: "Spot nodes in private subnets pull images of ECR through VPC endpoints.",
  why:
    "Every new node pulls its images again, and a spot cluster makes new nodes all day. Without endpoints each pull goes through a " +
    "NAT gateway, is paid by the gigabyte, and fails with it just when nodes must be replaced.",
  mend: "Add interface endpoints for ecr.api and ecr.dkr, and the gateway endpoint for s3, which is free.",
  sources: [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    "https://docs.aws.amazon.com/eks/latest/best-practices/cost-opt-networking.html",
  ],
  options: {
    assumesEndpointsElsewhere: flag({
      description: "Another stack makes the endpoints, or images come from elsewhere than ECR",
      standard: false,
    }),
  },
  examples: {
    broken: NETWORK,
    kept: {
      ...NETWORK,
      "ecr-api": endpoint("ecr.api", "Interface"),
      "ecr-dkr": endpoint("ecr.dkr", "Interface"),
      s3: endpoint("s3", "Gateway"),
    },
  },
  judge: (stack, { each, options: { assumesEndpointsElsewhere }, report }) => {
    const ofNodes = new Set(
      nodeSubnets(stack)
        .filter(({ isSpot }) => unlessUnknown(isSpot) === true)
        .flatMap(({ subnets }) => subnets.map(({ resource }) => vpcOf(resource, stack))),
    );
    const networks = stack.of(VPC).filter(({ resource }) => ofNodes.has(resource.urn));
    each(assumesEndpointsElsewhere ? [] : networks, ({ resource: vpc }) => {
      const served = stack
        .of(VPC_ENDPOINT)
        .filter(({ resource }) => isMadeFrom(resource, "vpcId", vpc))
        .map(({ view }) => serviceOf(view));
      const missing = SERVICES.filter((service) => !served.includes(service));
      if (missing.length > 0) {
        report(
          vpc,
          "id",
          `has no endpoint for ${missing.join(", ")}, from which its nodes pull images; add what is missing`,
        );
      }
    });
  },
});

/** Service that an endpoint serves nodes by its usual name; an interface without private names does not. */
function serviceOf(endpoint: ReturnType<typeof VPC_ENDPOINT.view>): string | undefined {
  const service = SERVICES.find((name) => endpoint.serviceName?.endsWith(`.${name}`) === true);
  const isGateway = (endpoint.vpcEndpointType ?? "Gateway") === "Gateway";
  return service === "s3" && !isGateway && endpoint.privateDnsEnabled !== true ? undefined : service;
}
