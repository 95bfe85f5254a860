import { ipv4Address, ipv4Block, overlaps, type Ipv4Block } from "../../capacity/ipv4-block";
import type { SubnetSpec, VpcArguments } from "./awsx-vpc-arguments";
import { UnsupportedArguments } from "./construct";

/** One subnet of one zone. */
export interface PlacedSubnet {
  readonly type: SubnetSpec["type"];
  /** Name of the resource, by position of the zone: `net-private-1`. */
  readonly name: string;
  /** Tag `Name`; the same unless it is asked to end with the zone, as in `net-private-1a`. */
  readonly nameTag: string;
  readonly cidrBlock: string;
  readonly spec: SubnetSpec;
}

/** The subnets of one zone, in the order in which they are made: public first, since NAT gateways stand in them. */
export interface Zone {
  readonly name: string;
  readonly subnets: readonly PlacedSubnet[];
}

interface PlacedBlock {
  readonly path: string;
  readonly subnet: PlacedSubnet;
  readonly block: Ipv4Block;
}

const ORDER = ["Public", "Private", "Isolated"];

/**
 * Places the subnets of the `Exact` strategy, refusing what the provider refuses.
 *
 * Source: https://github.com/pulumi/pulumi-awsx/blob/v3.8.0/awsx/ec2/vpc.ts (`validateSubnets`, `validateNoGaps`)
 *
 * @throws RangeError - blocks that are missing, malformed, overlapping or leave a gap, or a name given twice.
 */
export function layOut(name: string, zones: readonly string[], args: VpcArguments): Zone[] {
  const specs = args.subnetSpecs;
  if (specs === undefined || (specs.length > 0 && specs.every(({ cidrBlocks }) => cidrBlocks === undefined))) {
    throw new UnsupportedArguments("subnetSpecs: subnets without cidrBlocks are not laid out here; give cidrBlocks");
  }
  checkSpecs(specs, zones.length);
  checkZones(zones, args);
  const placed = zones.flatMap((zone, index) =>
    specs.map((spec, position): PlacedBlock => {
      const [cidrBlock, path] = [spec.cidrBlocks?.[index] ?? "", `subnetSpecs[${position}].cidrBlocks[${index}]`];
      const stem = `${name}-${spec.name ?? spec.type.toLowerCase()}`;
      const ending = args.subnetNameTagStrategy === "AvailabilityZone" ? zoneEnding(zone) : `${index + 1}`;
      const named = { name: `${stem}-${index + 1}`, nameTag: `${stem}-${ending}` };
      return { path, subnet: { type: spec.type, cidrBlock, spec, ...named }, block: blockAt(path, cidrBlock) };
    }),
  );
  checkSizes(specs, placed);
  checkOverlaps(placed);
  checkGaps(args.cidrBlock, placed);
  return zones.map((zone, index) => ({
    name: zone,
    subnets: placed
      .slice(index * specs.length, (index + 1) * specs.length)
      .map(({ subnet }) => subnet)
      .filter(({ type }) => type !== "Unused")
      .sort((one, other) => ORDER.indexOf(one.type) - ORDER.indexOf(other.type)),
  }));
}

function checkSpecs(specs: readonly SubnetSpec[], zones: number): void {
  if (specs.length === 0) {
    throw new RangeError("subnetSpecs: none is not a network; give at least one");
  }
  const names = new Set<string>();
  for (const [index, { type, name, cidrBlocks }] of specs.entries()) {
    const key = `${type} ${name === undefined ? "" : `named ${name}`}`.trim();
    if (names.has(key)) {
      throw new RangeError(`subnetSpecs[${index}]: ${key} is not the only one; give it a name of its own`);
    }
    names.add(key);
    if (cidrBlocks?.length !== zones) {
      const given = cidrBlocks?.length ?? 0;
      throw new RangeError(
        `subnetSpecs[${index}].cidrBlocks: ${given} is not the number of zones; give ${zones}, one for each zone`,
      );
    }
  }
}

function checkZones(zones: readonly string[], { subnetNameTagStrategy }: VpcArguments): void {
  const seen = new Set<string>();
  for (const [index, zone] of zones.entries()) {
    const ending = subnetNameTagStrategy === "AvailabilityZone" ? zoneEnding(zone) : zone;
    if (seen.has(ending)) {
      throw new RangeError(`availabilityZoneNames[${index}]: ${zone} is not another zone than one before it`);
    }
    seen.add(ending);
  }
}

/** What follows the words of a region in a zone's name: `1a` of `us-east-1a`. */
function zoneEnding(zone: string): string {
  return zone.replace(/^[a-z]{2}(?:-[a-z]+)+-/, "");
}

function checkSizes(specs: readonly SubnetSpec[], placed: readonly PlacedBlock[]): void {
  for (const [position, { cidrMask, size }] of specs.entries()) {
    const blocks = placed.filter(({ subnet }) => subnet.spec === specs[position]).map(({ block }) => block);
    if (cidrMask !== undefined && blocks.some(({ bits }) => bits !== cidrMask)) {
      throw new RangeError(
        `subnetSpecs[${position}].cidrMask: ${cidrMask} is not the mask of all cidrBlocks; leave it out`,
      );
    }
    if (size !== undefined && blocks.some(({ first, end }) => end - first !== size)) {
      throw new RangeError(`subnetSpecs[${position}].size: ${size} is not the size of all cidrBlocks; leave it out`);
    }
  }
}

function checkOverlaps(placed: readonly PlacedBlock[]): void {
  for (const [index, one] of placed.entries()) {
    const other = placed.slice(0, index).find(({ block }) => overlaps(block, one.block));
    if (other !== undefined) {
      const block = `${one.subnet.cidrBlock} of ${one.subnet.name}`;
      throw new RangeError(
        `${one.path}: ${block} is not free; ${other.subnet.name} has ${other.subnet.cidrBlock} already`,
      );
    }
  }
}

/** Blocks must follow each other, zone by zone in the order of the specs, from the first to the last address of the VPC. */
function checkGaps(cidrBlock: string, placed: readonly PlacedBlock[]): void {
  const vpc = blockAt("cidrBlock", cidrBlock);
  let next = vpc.first;
  for (const { path, subnet, block } of placed) {
    if (block.first !== next) {
      throw new RangeError(
        `${path}: ${subnet.cidrBlock} is not where the block before it ends; begin at ${ipv4Address(next)}, ` +
          "and fill what is to stay free with a spec of type Unused",
      );
    }
    next = block.end;
  }
  const final = placed.at(-1);
  if (final !== undefined && next !== vpc.end) {
    throw new RangeError(
      `${final.path}: ${final.subnet.cidrBlock} is not the end of ${cidrBlock}; end at ${ipv4Address(vpc.end - 1)}, ` +
        "and fill what is to stay free with a spec of type Unused",
    );
  }
}

/** @throws RangeError - the text is no block; the message begins with `path`. */
function blockAt(path: string, text: string): Ipv4Block {
  const block = ipv4Block(text);
  if (block === undefined) {
    throw new RangeError(`${path}: ${text} is not an IPv4 block such as 10.0.0.0/16`);
  }
  return block;
}
