import data from "./ec2/catalogue.json";

/** Processor architecture as Kubernetes spells it in `kubernetes.io/arch`. */
export type Architecture = "amd64" | "arm64";

/** Devices of one kind in an instance. */
export interface Devices {
  /** How many. A GPU of which the instance gets only a fraction (`g6f`) counts 0. */
  readonly count: number;
  /** Name of one device, such as `A10G` or `Trainium2`. */
  readonly name: string;
}

/**
 * What EC2 says of one instance type.
 *
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceTypeInfo.html
 */
export interface InstanceType {
  /** Full name, such as `m7i-flex.large`. */
  readonly name: string;
  /** Name up to the dot, such as `m7i-flex`. */
  readonly family: string;
  /** Name after the dot, such as `large`. */
  readonly size: string;
  /** Letters the family's name begins with, such as `m` or `inf`. */
  readonly category: string;
  /** Number of the family, such as 7. */
  readonly generation: number;
  /**
   * Whether a better family has long replaced this one: it runs on the Xen hypervisor, or is `a1`.
   *
   * The project's own meaning. EC2's own flag is no mark of quality: it is false for `m5`, `m6i`, `c6gn` or `g5`, and
   * true for `t2` and `i3`.
   *
   * Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-nitro-instances.html
   */
  readonly isPreviousGeneration: boolean;
  readonly architecture: Architecture;
  /** Virtual processors by default, hyper-threads included. */
  readonly vcpu: number;
  /** Memory in MiB, of which a node offers less. */
  readonly memoryMiB: number;
  /** Whether its family is built on Nitro, and not on Xen. */
  readonly isNitro: boolean;
  /** Network interfaces that its first network card takes. */
  readonly maxNetworkInterfaces: number;
  /** Pods that the VPC CNI gives addresses to, without prefix delegation, and two that live on the node's own. */
  readonly maxPods: number;
  /** Network bandwidth in Mbit/s that it can keep up, all its network cards together. */
  readonly networkBaselineMbps: number;
  /** Whether its processors live on credits (`t` families). */
  readonly isBurstable: boolean;
  /** Whether its processors are guaranteed only in part (`-flex` families). */
  readonly isFlex: boolean;
  readonly isBareMetal: boolean;
  /** Whether EC2 sells it as spot at all. */
  readonly supportsSpot: boolean;
  readonly gpu?: Devices;
  /** Accelerators that are no GPU, such as Inferentia or Trainium. */
  readonly accelerator?: Devices;
  /** Local NVMe storage in GB (decimal), all disks together; 0 without. */
  readonly nvmeGB: number;
}

/** Day on which the instance types were read, such as `2026-08-02`. The offerings are from `OFFERINGS_DATE`. */
export const CATALOGUE_DATE: string = data.typesAsOf;

/** Day on which the offerings per zone were read. */
export const OFFERINGS_DATE: string = data.offeringsAsOf;

const ZONE_IDS: Readonly<Record<string, readonly string[]>> = data.zoneIds;
const FAMILIES: Readonly<Record<string, readonly string[]>> = data.families;
const REGIONS: readonly string[] = Object.keys(ZONE_IDS);

/** Where a type stands in the file; its text is taken apart when somebody asks for the type. */
interface Entry {
  readonly family: string;
  readonly familyRow: string;
  readonly row: string;
}

let entries: ReadonlyMap<string, Entry> | undefined;
const decoded = new Map<string, InstanceType>();

function allEntries(): ReadonlyMap<string, Entry> {
  if (entries === undefined) {
    const all = new Map<string, Entry>();
    for (const [family, [familyRow = "", ...rows]] of Object.entries(FAMILIES)) {
      for (const row of rows) {
        all.set(`${family}.${row.slice(0, row.indexOf(";"))}`, { family, familyRow, row });
      }
    }
    entries = all;
  }
  return entries;
}

/** Marks such as `metal`, and values such as `nvme=250`, by the part before `=`. */
function marks(texts: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    texts.map((text) => {
      const equals = text.indexOf("=");
      return equals === -1 ? [text, ""] : [text.slice(0, equals), text.slice(equals + 1)];
    }),
  );
}

function devices(text: string | undefined): Devices | undefined {
  if (text === undefined) {
    return undefined;
  }
  const space = text.indexOf(" ");
  return { count: Number(text.slice(0, space)), name: text.slice(space + 1) };
}

function decode(name: string, { family, familyRow, row }: Entry): InstanceType {
  const [category = "", generation, arch, ...familyTexts] = familyRow.split(";");
  const [size = "", vcpu, memoryMiB, maxInterfaces, maxPods, networkBaselineMbps, , ...texts] = row.split(";");
  const own = marks(texts);
  const gpu = devices(own.get("gpu"));
  const accelerator = devices(own.get("accelerator"));
  return {
    name,
    family,
    size,
    category,
    generation: Number(generation),
    isPreviousGeneration: familyTexts.includes("previous"),
    architecture: arch === "arm64" ? "arm64" : "amd64",
    vcpu: Number(vcpu),
    memoryMiB: Number(memoryMiB),
    isNitro: !familyTexts.includes("xen"),
    maxNetworkInterfaces: Number(maxInterfaces),
    maxPods: Number(maxPods),
    networkBaselineMbps: Number(networkBaselineMbps),
    isBurstable: familyTexts.includes("burstable"),
    isFlex: familyTexts.includes("flex"),
    isBareMetal: own.has("metal"),
    supportsSpot: !own.has("no-spot"),
    nvmeGB: Number(own.get("nvme") ?? 0),
    ...(gpu && { gpu }),
    ...(accelerator && { accelerator }),
  };
}

/** What EC2 says of the type of this name; undefined: there is none, or it is newer than `CATALOGUE_DATE`. */
export function instanceType(name: string): InstanceType | undefined {
  const known = decoded.get(name);
  if (known !== undefined) {
    return known;
  }
  const entry = allEntries().get(name);
  if (entry === undefined) {
    return undefined;
  }
  const type = decode(name, entry);
  decoded.set(name, type);
  return type;
}

/** Names of all types, by family and then from small to large. */
export function instanceTypeNames(): readonly string[] {
  return [...allEntries().keys()];
}

/** Regions whose offerings are known. Types are known for every region. */
export function catalogueRegions(): readonly string[] {
  return REGIONS;
}

/** Ids of all zones of a region that the catalogue knows, such as `use1-az4`; undefined: region not known. */
export function zoneIdsOf(region: string): readonly string[] | undefined {
  return Object.hasOwn(ZONE_IDS, region) ? ZONE_IDS[region] : undefined;
}

/**
 * Ids of the zones in which EC2 offers a type, in the order of their numbers; empty: nowhere in this region.
 *
 * Ids and not names: a name such as `us-east-1a` means another place in another account. Undefined: region not known.
 *
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypeOfferings.html
 */
export function zoneIdsOffering(region: string, type: string): readonly string[] | undefined {
  const zoneIds = zoneIdsOf(region);
  if (zoneIds === undefined) {
    return undefined;
  }
  const mask = masksOf(type)[REGIONS.indexOf(region)] ?? 0;
  return zoneIds.filter((_, i) => ((mask >> i) & 1) === 1);
}

const masks = new Map<string, readonly number[]>();

/** Zones that offer a type as bits, by region; empty for a type that is not known. */
function masksOf(type: string): readonly number[] {
  const known = masks.get(type);
  if (known !== undefined) {
    return known;
  }
  const read = allEntries().get(type)?.row.split(";")[6]?.split(" ") ?? [];
  const ofType = read.map((mask) => parseInt(mask === "" ? "0" : mask, 16));
  masks.set(type, ofType);
  return ofType;
}
