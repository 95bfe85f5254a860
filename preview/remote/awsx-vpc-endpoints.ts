import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";

import type { EndpointSpec, SubnetSpec, VpcArguments } from "./awsx-vpc-arguments";
import type { Network } from "./awsx-vpc-network";

/** Where an interface endpoint prefers to stand, in each zone. */
const PREFERRED: readonly SubnetSpec["type"][] = ["Private", "Isolated", "Public"];

/** Kind of an endpoint in lower case; AWS takes `Gateway` when it is left out, also for services that have none. */
function kindOf({ vpcEndpointType }: EndpointSpec): string | undefined {
  if (vpcEndpointType === undefined) {
    return "gateway";
  }
  return typeof vpcEndpointType === "string" ? vpcEndpointType.toLowerCase() : undefined;
}

/**
 * The arguments with what the endpoint strategy `Auto` decides about DNS: private names of an interface endpoint need both.
 *
 * @throws RangeError - DNS is off although an endpoint needs it, or the kind of an endpoint is not known.
 */
export function withEndpointDns(args: VpcArguments): VpcArguments {
  if (args.vpcEndpointStrategy === "Legacy") {
    return args;
  }
  const unclear = args.vpcEndpointSpecs.findIndex((spec) => kindOf(spec) === undefined);
  if (unclear >= 0) {
    throw new RangeError(
      `vpcEndpointSpecs[${unclear}].vpcEndpointType: a value that is not known in a preview is not enough for the ` +
        "strategy Auto; give a plain text",
    );
  }
  const needsDns = ({ privateDnsEnabled }: EndpointSpec) =>
    privateDnsEnabled === undefined || privateDnsEnabled === true;
  if (!args.vpcEndpointSpecs.some((spec) => kindOf(spec) === "interface" && needsDns(spec))) {
    return args;
  }
  const { enableDnsHostnames = true, enableDnsSupport = true } = args;
  for (const [name, value] of Object.entries({ enableDnsHostnames, enableDnsSupport })) {
    if (value === false) {
      throw new RangeError(`${name}: false is not enough for an interface endpoint with private DNS; give true`);
    }
  }
  return { ...args, enableDnsHostnames, enableDnsSupport };
}

/** Makes the VPC endpoints, each named by its service. */
export async function makeEndpoints(
  network: Network,
  args: VpcArguments,
  component: pulumi.Resource,
): Promise<ec2.VpcEndpoint[]> {
  const endpoints: ec2.VpcEndpoint[] = [];
  for (const spec of args.vpcEndpointSpecs) {
    if (args.vpcEndpointStrategy === "Legacy") {
      await warnOfLoneEndpoint(spec, component);
    }
    const { vpc } = network;
    const region = spec.region ?? args.region;
    const chosen = args.vpcEndpointStrategy === "Auto" ? chosenByAuto(spec, network, region) : {};
    const tags = { ...network.tags, ...spec.tags };
    const inputs = { ...spec, ...chosen, region, tags, vpcId: vpc.id };
    endpoints.push(new ec2.VpcEndpoint(spec.serviceName, inputs, { parent: vpc, dependsOn: [vpc] }));
  }
  return endpoints;
}

async function warnOfLoneEndpoint(spec: EndpointSpec, component: pulumi.Resource): Promise<void> {
  const kind = kindOf(spec);
  const isLone =
    kind === "interface"
      ? spec.subnetIds === undefined && spec.subnetConfigurations === undefined
      : kind === "gateway" && spec.routeTableIds === undefined;
  if (isLone) {
    const missing = kind === "interface" ? "subnetIds" : "routeTableIds";
    await pulumi.log.warn(
      `vpcEndpointSpecs: the ${kind} endpoint ${spec.serviceName} reaches nothing; give ${missing}, or vpcEndpointStrategy Auto`,
      component,
    );
  }
}

/** What the strategy `Auto` fills in where the spec says nothing. */
function chosenByAuto(spec: EndpointSpec, network: Network, region: pulumi.Input<string> | undefined) {
  switch (kindOf(spec)) {
    case "gateway":
      return { routeTableIds: spec.routeTableIds ?? network.routeTables.map(({ id }) => id) };
    case "interface":
      return {
        subnetIds: spec.subnetIds ?? (spec.subnetConfigurations === undefined ? onePerZone(network) : undefined),
        privateDnsEnabled: spec.privateDnsEnabled ?? true,
        securityGroupIds: spec.securityGroupIds ?? [securityGroupOf(spec, network, region).id],
      };
    default:
      return {};
  }
}

function onePerZone({ subnets }: Network): pulumi.Output<string>[] {
  const zones = [...new Set(subnets.map(({ zone }) => zone))];
  return zones.flatMap((zone) => {
    const inZone = subnets.filter((subnet) => subnet.zone === zone);
    const best = PREFERRED.map((type) => inZone.find((subnet) => subnet.type === type)).find(
      (subnet) => subnet !== undefined,
    );
    return best === undefined ? [] : [best.resource.id];
  });
}

function securityGroupOf(
  spec: EndpointSpec,
  { vpc, tags }: Network,
  region: pulumi.Input<string> | undefined,
): ec2.SecurityGroup {
  const group = new ec2.SecurityGroup(
    `${spec.serviceName}-sg`,
    { region, vpcId: vpc.id, tags: { ...tags, ...spec.tags } },
    { parent: vpc, dependsOn: [vpc] },
  );
  const addresses = typeof spec.ipAddressType === "string" ? spec.ipAddressType.toLowerCase() : "";
  const takesIpv6 = addresses === "ipv6" || addresses === "dualstack";
  new ec2.SecurityGroupRule(
    `${spec.serviceName}-ingress`,
    {
      region,
      type: "ingress",
      securityGroupId: group.id,
      protocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrBlocks: [vpc.cidrBlock],
      ...(takesIpv6 ? { ipv6CidrBlocks: [vpc.ipv6CidrBlock] } : {}),
    },
    { parent: vpc, dependsOn: [group] },
  );
  return group;
}
