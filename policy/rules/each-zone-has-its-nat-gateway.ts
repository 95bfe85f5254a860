import { nodeSubnets, vpcOf } from "../detectors/node-subnets";
import { flag, texts } from "../internal/options";
import type { Stack } from "../internal/stack";
import { stackRule } from "../internal/stack-rule";
import { unlessUnknown } from "../internal/unknown";
import { NODE_GROUP } from "../resource-types/eks";
import { NAT_GATEWAY, SUBNET, VPC } from "../resource-types/network";

const NETWORK = {
  vpc: { type: VPC.token, properties: { cidrBlock: "10.0.0.0/16" } },
  "private-a": {
    type: SUBNET.token,
    properties: { vpcId: "${vpc.id}", availabilityZone: "us-east-1a", cidrBlock: "10.0.0.0/19" },
  },
  "private-b": {
    type: SUBNET.token,
    properties: { vpcId: "${vpc.id}", availabilityZone: "us-east-1b", cidrBlock: "10.0.32.0/19" },
  },
  "public-a": {
    type: SUBNET.token,
    properties: { vpcId: "${vpc.id}", availabilityZone: "us-east-1a", mapPublicIpOnLaunch: true },
  },
  workers: {
    type: NODE_GROUP.token,
    properties: { capacityType: "SPOT", subnetIds: ["${private-a.id}", "${private-b.id}"] },
  },
  "nat-a": { type: NAT_GATEWAY.token, properties: { subnetId: "${public-a.id}" } },
};

/** Spread over zones, spot nodes survive one of them, unless all of them leave through it. */
export const eachZoneHasItsNatGateway = stackRule({
  name: "each-zone-has-its-nat-gateway",
  entry: "H08",
  severity: "medium",
  description:
    "Each zone that spot nodes are launched in has a NAT gateway of its own, or one gateway serves all zones.",
  why:
    "A NAT gateway lives in one zone. Where nodes of other zones leave through it, that zone's failure keeps every new node from " +
    "joining, just when spot nodes must be replaced; and each image a new node pulls is paid as traffic between zones.",
  mend: "Make a NAT gateway in each zone, or one with `availabilityMode: regional`.",
  sources: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
    "https://docs.aws.amazon.com/eks/latest/best-practices/cost-opt-networking.html",
  ],
  options: {
    smallStacks: texts({
      description: "Words in the names of stacks for which one gateway is enough",
      standard: ["dev", "development", "sandbox", "staging"],
    }),
    assumesGatewaysElsewhere: flag({ description: "Another stack makes the other gateways", standard: false }),
  },
  examples: {
    broken: NETWORK,
    kept: {
      ...NETWORK,
      "public-b": {
        type: SUBNET.token,
        properties: { vpcId: "${vpc.id}", availabilityZone: "us-east-1b", mapPublicIpOnLaunch: true },
      },
      "nat-b": { type: NAT_GATEWAY.token, properties: { subnetId: "${public-b.id}" } },
    },
  },
  judge: (stack, { each, options: { smallStacks, assumesGatewaysElsewhere }, report }) => {
    const gatewaysOf = countGateways(stack);
    each(assumesGatewaysElsewhere ? [] : nodeSubnets(stack), ({ resource, property, subnets, isSpot }) => {
      const words = resource.urn.split(":")[2]?.split(/[-_./]/) ?? [];
      const [first] = subnets;
      const vpc = first === undefined ? undefined : vpcOf(first.resource, stack);
      if (vpc === undefined || smallStacks.some((word) => words.includes(word))) {
        return;
      }
      const zones = subnets.map(({ view }) => unlessUnknown(() => view.availabilityZone));
      const spanned = zones.includes(undefined) ? Math.min(zones.length, 2) : new Set(zones).size;
      const gateways = gatewaysOf(vpc);
      if (gateways > 0 && gateways < spanned && isSpot()) {
        const problem = `spans ${spanned} zones or more, which leave through ${gateways} NAT gateway${gateways === 1 ? "" : "s"}`;
        report(resource, property, `${problem}; make one in each zone, or a regional one`);
      }
    });
  },
});

/** How many public NAT gateways each network has; those for all zones count as enough for any. */
function countGateways(stack: Stack): (vpc: string) => number {
  const gateways = stack
    .of(NAT_GATEWAY)
    .filter(({ view }) => unlessUnknown(() => view.connectivityType)?.toLowerCase() !== "private");
  if (gateways.some(({ view }) => unlessUnknown(() => view.availabilityMode)?.toLowerCase() === "regional")) {
    return () => Infinity;
  }
  const counts = new Map<string, number>();
  for (const { resource } of gateways) {
    const vpcs = stack.referredTo(resource, "subnetId", SUBNET).map((subnet) => vpcOf(subnet.resource, stack));
    for (const vpc of new Set(vpcs)) {
      counts.set(vpc ?? "", (counts.get(vpc ?? "") ?? 0) + 1);
    }
  }
  return (vpc) => counts.get(vpc) ?? 0;
}
