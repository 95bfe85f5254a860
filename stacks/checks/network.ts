import { addressCount, ipv4Block, isWithin, overlaps, type Ipv4Block } from "../../capacity/ipv4-block";
import { RESERVED_CIDRS, SERVICE_CIDR, UNUSABLE_VPC_CIDRS, VPC_CIDR_BITS } from "../../facts/limits";
import { problem, type Problem } from "../../capacity/problem";
import { serviceCidrOf, type Check } from "./check";

/** Smallest VPC whose four slots still hold nodes and pods: bits of its mask. */
const SMALLEST_VPC_BITS = 20;
/** Blocks that cover as many addresses are as good as no restriction. */
const HALF_OF_ALL_ADDRESSES = 2 ** 31;

const VPC_PATH = ["network", "cidrBlock"];
const SERVICE_PATH = ["cluster", "serviceCidr"];

/** Blocks of the VPC and of the services, and who may reach the public endpoint. */
export const checkNetwork: Check = (checked) => {
  const { network, cluster } = checked.environment;
  return [
    ...(network?.existing === undefined ? vpcProblems(network?.cidrBlock) : []),
    ...serviceProblems(
      serviceCidrOf(checked),
      network?.existing === undefined ? network?.cidrBlock : network.existing.cidrBlock,
    ),
    ...(cluster?.endpointAccess === "private"
      ? []
      : publicAccessProblems(cluster?.publicAccessCidrs ?? [], cluster?.allowsPublicAccessFromAnywhere)),
  ];
};

/** What is wrong with a block in itself. */
export function notationProblem(text: string): string | undefined {
  const block = ipv4Block(text);
  if (block === undefined) {
    return `${text} is not a block of IPv4 addresses; write it like 10.0.0.0/16`;
  }
  return block.text === text ? undefined : `${text} is not the first address of its block; write ${block.text}`;
}

function vpcProblems(text: string | undefined): readonly Problem[] {
  const block = text === undefined ? undefined : ipv4Block(text);
  if (text === undefined || block === undefined || block.text !== text) {
    const wrong = text === undefined ? undefined : notationProblem(text);
    return wrong === undefined ? [] : [problem(VPC_PATH, wrong)];
  }
  const unusable = UNUSABLE_VPC_CIDRS.find((range) => liesIn(block, range));
  if (unusable !== undefined) {
    return [
      problem(VPC_PATH, `${text} is not a block that networks can use: it lies in ${unusable}; write 10.0.0.0/16`),
    ];
  }
  if (block.bits >= VPC_CIDR_BITS.min && block.bits <= SMALLEST_VPC_BITS) {
    return [];
  }
  const address = text.slice(0, text.indexOf("/"));
  const better = ipv4Block(`${address}/${VPC_CIDR_BITS.min}`);
  const size = `/${VPC_CIDR_BITS.min} to /${SMALLEST_VPC_BITS}`;
  const mend = `write ${better?.text ?? address}: four zones with a pod on each address need the room`;
  return [problem(VPC_PATH, `${text} is not a block of ${size}; ${mend}`)];
}

function serviceProblems(text: string | undefined, vpcText: string | undefined): readonly Problem[] {
  if (text === undefined) {
    return [];
  }
  const wrong = notationProblem(text);
  const block = ipv4Block(text);
  if (wrong !== undefined || block === undefined) {
    return wrong === undefined ? [] : [problem(SERVICE_PATH, wrong)];
  }
  const { bits, ranges } = SERVICE_CIDR;
  const isPrivate = ranges.some((range) => liesIn(block, range));
  const vpc = vpcText === undefined ? undefined : ipv4Block(vpcText);
  return [
    ...(block.bits < bits.min || block.bits > bits.max
      ? [problem(SERVICE_PATH, `${text} is not a block of /${bits.min} to /${bits.max}; write 172.20.0.0/16`)]
      : []),
    ...(isPrivate ? [] : [problem(SERVICE_PATH, `${text} is not within ${ranges.join(", ")}; write 172.20.0.0/16`)]),
    ...(vpc !== undefined && overlaps(block, vpc)
      ? [problem(SERVICE_PATH, `${text} is not outside the VPC's ${vpc.text}; write a block that does not overlap it`)]
      : []),
  ];
}

function liesIn(block: Ipv4Block, range: string): boolean {
  const outer = ipv4Block(range);
  return outer !== undefined && isWithin(block, outer);
}

function publicAccessProblems(
  texts: readonly (string | undefined)[],
  allowsAnywhere: boolean | undefined,
): readonly Problem[] {
  const each = texts.flatMap((text, index) => {
    const wrong = text === undefined ? undefined : sourceProblem(text);
    return wrong === undefined ? [] : [problem(["cluster", "publicAccessCidrs", index], wrong)];
  });
  const blocks = texts.flatMap((text) => (text === undefined ? [] : (ipv4Block(text) ?? [])));
  if (allowsAnywhere !== false || addressCount(blocks) < HALF_OF_ALL_ADDRESSES) {
    return each;
  }
  const written = blocks.map(({ text }) => text).join(", ");
  const mend = "list the blocks you work from, or set cluster.allowsPublicAccessFromAnywhere: true";
  return [...each, problem(["cluster", "publicAccessCidrs"], `${written} is not a restriction; ${mend}`)];
}

function sourceProblem(text: string): string | undefined {
  if (text.includes(":")) {
    const anywhere = text === "::/0" ? " and means everybody" : "";
    return `${text} is not a block of IPv4 addresses${anywhere}; this cluster's endpoint has no other`;
  }
  const block = ipv4Block(text);
  const reserved = block && RESERVED_CIDRS.find((range) => liesIn(block, range));
  if (reserved !== undefined) {
    return `${text} is not a public block: it lies in ${reserved}, which EKS refuses; write the addresses the internet sees`;
  }
  return notationProblem(text);
}
