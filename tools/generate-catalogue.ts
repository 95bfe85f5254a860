import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

import { DATE, PROVENANCE, readSource } from "./source-file";

/** Where the facts come from unless a source file says so itself; written into the catalogue, so that a copy of the file carries its own provenance. */
const SOURCES = [
  {
    what: "types: the answer of DescribeInstanceTypes",
    from: "https://github.com/getmoto/moto/blob/34d6cad5a/moto/ec2/resources/instance_types.json",
    licence: "Apache-2.0",
  },
  {
    what: "offerings: the answers of DescribeInstanceTypeOfferings by availability zone id",
    from: "https://github.com/getmoto/moto/tree/c6bd43ff2/moto/ec2/resources/instance_type_offerings",
    licence: "Apache-2.0",
  },
];

/** Families of an earlier generation although they run on Nitro; the others are known by their Xen hypervisor. */
const PREVIOUS_NITRO_FAMILIES = ["a1"];

const DEVICE = z.object({ name: z.string().regex(/^[^;]+$/), count: z.int().nonnegative() });

const INSTANCE_TYPE = z.object({
  family: z.string().regex(/^[a-z0-9-]+$/),
  size: z.string().regex(/^[a-z0-9-]+$/),
  category: z.string().regex(/^[a-z]+$/),
  generation: z.int().positive(),
  arch: z.enum(["amd64", "arm64"]),
  hypervisor: z.enum(["nitro", "xen", ""]),
  vcpu: z.int().positive(),
  memoryMiB: z.int().positive(),
  maxEni: z.int().positive(),
  maxPods: z.int().positive(),
  networkBaselineMbps: z.int().positive(),
  spot: z.boolean(),
  burstable: z.boolean().optional(),
  flex: z.boolean().optional(),
  bareMetal: z.boolean().optional(),
  gpu: DEVICE.optional(),
  accelerator: DEVICE.optional(),
  localStorage: z.object({ totalGB: z.int().positive(), nvme: z.boolean() }).optional(),
});

const TYPES_FILE = z.object({
  schema: z.literal("ec2-instance-types/1"),
  asOf: DATE,
  provenance: PROVENANCE,
  types: z.record(z.string(), INSTANCE_TYPE),
});

const OFFERINGS_FILE = z.object({
  schema: z.literal("ec2-offerings/1"),
  asOf: DATE,
  provenance: PROVENANCE,
  regions: z.record(
    z.string(),
    z.object({ zoneIds: z.array(z.string()).min(1), types: z.record(z.string(), z.string().regex(/^[01]+$/)) }),
  ),
});

/** A type as the generator takes it. */
export type SourceInstanceType = z.infer<typeof INSTANCE_TYPE>;
type Regions = z.infer<typeof OFFERINGS_FILE>["regions"];

/** Members of a family must agree on what the catalogue says once for all of them. */
function familyRow(family: string, members: readonly SourceInstanceType[]): string {
  const said = new Set(
    members.map(({ category, generation, arch, burstable, flex }) =>
      [category, generation, arch, ...(burstable ? ["burstable"] : []), ...(flex ? ["flex"] : [])].join(";"),
    ),
  );
  const [row] = said;
  if (row === undefined || said.size > 1) {
    throw new Error(`types: family ${family} is not of one kind: ${[...said].join(" and ")}`);
  }
  const isXen = members.some(({ hypervisor }) => hypervisor === "xen");
  const isPrevious = isXen || PREVIOUS_NITRO_FAMILIES.includes(family);
  return [row, ...(isXen ? ["xen"] : []), ...(isPrevious ? ["previous"] : [])].join(";");
}

/** Zones that offer a type, one hexadecimal number per region: bit i stands for the region's zone id i. */
function offeringMasks(name: string, regions: Regions, regionNames: readonly string[]): string {
  return regionNames
    .map((region) => {
      const bits = regions[region]?.types[name] ?? "";
      const mask = Array.from(bits).reduce((sum, bit, i) => (bit === "1" ? sum + 2 ** i : sum), 0);
      return mask.toString(16);
    })
    .join(" ");
}

function typeRow(type: SourceInstanceType, masks: string): string {
  const { size, vcpu, memoryMiB, maxEni, maxPods, networkBaselineMbps, gpu, accelerator, localStorage } = type;
  return [
    size,
    vcpu,
    memoryMiB,
    maxEni,
    maxPods,
    networkBaselineMbps,
    masks,
    ...(type.spot ? [] : ["no-spot"]),
    ...(type.bareMetal ? ["metal"] : []),
    ...(gpu ? [`gpu=${gpu.count} ${gpu.name}`] : []),
    ...(accelerator ? [`accelerator=${accelerator.count} ${accelerator.name}`] : []),
    ...(localStorage?.nvme ? [`nvme=${localStorage.totalGB}`] : []),
  ].join(";");
}

function checkOfferings(types: Readonly<Record<string, SourceInstanceType>>, regions: Regions): void {
  for (const [region, offered] of Object.entries(regions)) {
    for (const [name, bits] of Object.entries(offered.types)) {
      if (types[name] === undefined) {
        throw new Error(`offerings.json: regions.${region}.types: ${name} is not in instance-types.json`);
      }
      if (bits.length !== offered.zoneIds.length) {
        throw new Error(
          `offerings.json: regions.${region}.types.${name}: ${bits} is not one character for each of the ${offered.zoneIds.length} zone ids`,
        );
      }
    }
  }
}

function byFamily(types: Readonly<Record<string, SourceInstanceType>>): [string, SourceInstanceType[]][] {
  const families = new Map<string, SourceInstanceType[]>();
  for (const [name, type] of Object.entries(types)) {
    if (name !== `${type.family}.${type.size}`) {
      throw new Error(`instance-types.json: types.${name}: is not its family and size, ${type.family}.${type.size}`);
    }
    families.set(type.family, [...(families.get(type.family) ?? []), type]);
  }
  return [...families].sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * The whole text of `facts/ec2/catalogue.json`: the same bytes for the same input, one instance type per line.
 *
 * Reads `instance-types.json` and `offerings.json` in the folder.
 *
 * @throws Error - a file is missing, is not JSON, or does not have the expected shape.
 */
export function catalogueText(folder: string): string {
  const {
    asOf: typesAsOf,
    types,
    provenance = SOURCES.slice(0, 1),
  } = readSource(folder, "instance-types.json", TYPES_FILE);
  const offerings = readSource(folder, "offerings.json", OFFERINGS_FILE);
  const { asOf: offeringsAsOf, regions } = offerings;
  const sources = [...provenance, ...(offerings.provenance ?? SOURCES.slice(1))];
  checkOfferings(types, regions);
  const regionNames = Object.keys(regions).sort();
  const zoneIds = Object.fromEntries(regionNames.map((region) => [region, regions[region]?.zoneIds ?? []]));
  const families = byFamily(types).map(([family, members]): [string, string[]] => {
    const sorted = [...members].sort(
      (a, b) => a.vcpu - b.vcpu || a.memoryMiB - b.memoryMiB || (a.size < b.size ? -1 : 1),
    );
    const rows = sorted.map((type) => typeRow(type, offeringMasks(`${family}.${type.size}`, regions, regionNames)));
    return [family, [familyRow(family, members), ...rows]];
  });
  const catalogue = { typesAsOf, offeringsAsOf, sources, zoneIds, families: Object.fromEntries(families) };
  return `${JSON.stringify(catalogue, undefined, 1)}\n`;
}

if (require.main === module) {
  const folder = process.argv[2];
  if (folder === undefined) {
    console.error("usage: npm run facts:catalogue -- <folder with instance-types.json and offerings.json>");
    process.exitCode = 64;
  } else {
    writeFileSync(join(__dirname, "..", "facts", "ec2", "catalogue.json"), catalogueText(folder));
  }
}
