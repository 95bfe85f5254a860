import { z } from "zod";

import { CATALOGUE_DATE, catalogueRegions, instanceTypeNames, OFFERINGS_DATE } from "../../facts/ec2-catalogue";
import { catalogueText, type SourceInstanceType } from "../generate-catalogue";
import type { DatedFact } from "./fact";
import { INSTANCE_TYPES_ANSWER, sourceInstanceType } from "./instance-types";
import { answer, requireMost, type CommandLine } from "./outside";
import { withSources } from "./source-folder";

const ZONES_ANSWER = z.object({
  AvailabilityZones: z.array(z.object({ ZoneId: z.string(), ZoneType: z.string() })),
});
const OFFERINGS_ANSWER = z.object({
  InstanceTypeOfferings: z.array(z.object({ InstanceType: z.string(), Location: z.string() })),
});

const ec2 = (region: string, ...args: string[]): CommandLine => [
  ...(["aws", "ec2", ...args] as const),
  ...["--region", region, "--output", "json"],
];
const typesCommand = (region: string) => ec2(region, "describe-instance-types");
const zonesCommand = (region: string) => ec2(region, "describe-availability-zones");
const offeringsCommand = (region: string) =>
  ec2(region, "describe-instance-type-offerings", "--location-type", "availability-zone-id");

/** macOS runs on whole machines that are let by the day; no node of a cluster does. */
const isNode = (name: string): boolean => !name.startsWith("mac");

/** The types, and where each is offered: both halves of the catalogue, since its generator takes both. */
export const CATALOGUE: DatedFact = {
  name: "catalogue",
  file: "facts/ec2/catalogue.json",
  asOf: `types ${CATALOGUE_DATE}, offerings ${OFFERINGS_DATE}`,
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypes.html",
  renewal: {
    kind: "generated",
    commands: [typesCommand, zonesCommand, offeringsCommand].map((command) => command("REGION")),
    generator: "npm run facts:catalogue",
    text: renewedCatalogue,
  },
};

function renewedCatalogue(today: string): string {
  const types = new Map<string, SourceInstanceType>();
  const regions = catalogueRegions().map((region) => {
    for (const described of answer(typesCommand(region), INSTANCE_TYPES_ANSWER).InstanceTypes) {
      if (isNode(described.InstanceType)) {
        types.set(described.InstanceType, sourceInstanceType(described));
      }
    }
    return [region, offeredIn(region)] as const;
  });
  requireMost("types", types.size, instanceTypeNames().length);
  const sources = [
    { what: "types", from: "aws ec2 describe-instance-types", licence: "none stated" },
    { what: "offerings", from: "aws ec2 describe-instance-type-offerings", licence: "none stated" },
  ];
  return withSources(
    {
      "instance-types.json": {
        ...{ schema: "ec2-instance-types/1", asOf: today, provenance: sources.slice(0, 1) },
        types: Object.fromEntries([...types].sort(([one], [other]) => (one < other ? -1 : 1))),
      },
      "offerings.json": {
        ...{ schema: "ec2-offerings/1", asOf: today, provenance: sources.slice(1) },
        regions: Object.fromEntries(regions),
      },
    },
    catalogueText,
  );
}

function offeredIn(region: string): {
  readonly zoneIds: readonly string[];
  readonly types: Readonly<Record<string, string>>;
} {
  const { AvailabilityZones } = answer(zonesCommand(region), ZONES_ANSWER);
  const zoneIds = AvailabilityZones.filter(({ ZoneType }) => ZoneType === "availability-zone")
    .map(({ ZoneId }) => ZoneId)
    .sort();
  const offered = new Map<string, Set<string>>();
  for (const { InstanceType, Location } of answer(offeringsCommand(region), OFFERINGS_ANSWER).InstanceTypeOfferings) {
    if (isNode(InstanceType)) {
      offered.set(InstanceType, (offered.get(InstanceType) ?? new Set<string>()).add(Location));
    }
  }
  const mask = (where: ReadonlySet<string>): string => zoneIds.map((id) => (where.has(id) ? "1" : "0")).join("");
  const masks = [...offered].map(([name, where]) => [name, mask(where)] as const);
  return { zoneIds, types: Object.fromEntries(masks) };
}
