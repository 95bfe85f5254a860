import { ipv4Block } from "../../capacity/ipv4-block";
import { VPC_CIDR_BITS } from "../../facts/limits";
import { entryOf, isMap } from "../schema-walk";
import { problem, type Problem } from "../../capacity/problem";
import type { Check, Checked } from "./check";
import { notationProblem } from "./network";

/** Keys of `network` that say how a VPC is made, and why they have no meaning for one that exists. */
const OF_A_MADE_VPC = {
  cidrBlock: "whoever made the VPC chose its addresses; write them to network.existing.cidrBlock, or leave the key out",
  podCidrBlock: "subnets for pods are made in a VPC made here alone; leave it out",
  nat: "NAT gateways belong to whoever made the VPC; leave it out",
  endpoints: "endpoints belong to whoever made the VPC; leave it out",
  vpnGateway: "a VPC has one VPN gateway, and it belongs to whoever made the VPC; leave it out",
  flowLogs: "whoever made the VPC records its traffic; leave it out",
  tagsForCluster: "tags of the VPC and its subnets belong to whoever made them; leave it out",
} as const;

/** Either a VPC is made, and its NAT gateways chosen, or one that exists is described. */
export const checkExistingNetwork: Check = (checked) => {
  const network = entryOf(checked.written, "network");
  if (!isMap(network)) {
    return [];
  }
  if (entryOf(network, "existing") === undefined) {
    return entryOf(network, "nat") === undefined
      ? [problem(["network", "nat"], "is missing; write one of none, single, per-zone")]
      : [];
  }
  const idle = Object.entries(OF_A_MADE_VPC).filter(([key]) => entryOf(network, key) !== undefined);
  return [
    ...idle.map(([key, why]) => problem(["network", key], `is not a key beside network.existing: ${why}`)),
    ...blockProblems(checked),
    ...subnetProblems(checked),
  ];
};

function blockProblems({ environment }: Checked): readonly Problem[] {
  const text = environment.network?.existing?.cidrBlock;
  const wrong = text === undefined ? undefined : (notationProblem(text) ?? sizeProblem(text));
  return wrong === undefined ? [] : [problem(["network", "existing", "cidrBlock"], wrong)];
}

function sizeProblem(text: string): string | undefined {
  const { min, max } = VPC_CIDR_BITS;
  const bits = ipv4Block(text)?.bits ?? min;
  return bits >= min && bits <= max
    ? undefined
    : `${text} is not a block of /${min} to /${max}, and AWS makes no other VPC; write the VPC's own`;
}

function subnetProblems({ environment, written }: Checked): readonly Problem[] {
  const { zones = [], network } = environment;
  const path = ["network", "existing", "privateSubnetIds"];
  const subnets = Object.entries(network?.existing?.privateSubnetIds ?? {});
  const ids = subnets.map(([, id]) => id);
  const asWritten = path.reduce(entryOf, written);
  const lacking = isMap(asWritten) ? zones.filter((zone) => zone !== undefined && !Object.hasOwn(asWritten, zone)) : [];
  const isZoneList = zones.length > 0 && !zones.includes(undefined);
  return [
    ...lacking.map((zone = "") => problem([...path, zone], "is missing; write the id of that zone's private subnet")),
    ...subnets.flatMap(([zone, id], index) => [
      ...(isZoneList && !zones.includes(zone)
        ? [problem([...path, zone], `is not one of the environment's zones ${zones.join(", ")}; leave it out`)]
        : []),
      ...(id !== undefined && ids.indexOf(id) < index
        ? [problem([...path, zone], `${id} is not a subnet of its own: it is listed above; write this zone's`)]
        : []),
    ]),
  ];
}
