import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { catalogueText } from "../../tools/generate-catalogue";
import { factSource } from "../support/source-test";

const ROOT = join(__dirname, "..", "..");
const { at: SOURCE, sourceTest } = factSource("SPOT_EKS_EC2_SOURCE", {
  folder: "ec2",
  file: "instance-types.json",
  undone: "the catalogue was not regenerated",
});

sourceTest("the committed catalogue is what the generator makes of its source, byte for byte", () => {
  expect(catalogueText(SOURCE) === readFileSync(join(ROOT, "facts/ec2/catalogue.json"), "utf8")).toBe(true);
});

const PLAIN = {
  ...{ family: "m5", size: "large", category: "m", generation: 5, arch: "amd64", hypervisor: "nitro" },
  ...{ vcpu: 2, memoryMiB: 8192, maxEni: 3, maxPods: 29, networkBaselineMbps: 750, spot: true },
};
const METAL = {
  ...PLAIN,
  size: "metal",
  vcpu: 96,
  memoryMiB: 393216,
  maxEni: 15,
  maxPods: 737,
  hypervisor: "",
  bareMetal: true,
};
const FULL = {
  ...{ ...PLAIN, family: "g2", size: "small", category: "g", generation: 2, hypervisor: "xen", spot: false },
  ...{ gpu: { name: "Radeon Pro V520", count: 2 }, accelerator: { name: "Trainium", count: 1 }, burstable: true },
  ...{ flex: true, localStorage: { totalGB: 150, nvme: true, disks: 1 }, coremark: 12 },
};
const DISK = { ...PLAIN, family: "d2", category: "d", generation: 2, localStorage: { totalGB: 6000, nvme: false } };
const TYPES = { "m5.metal": METAL, "m5.large": PLAIN, "g2.small": FULL, "d2.large": DISK };
const REGIONS = {
  "us-east-1": { zoneIds: ["use1-az1", "use1-az2", "use1-az3"], types: { "m5.large": "101", "g2.small": "010" } },
  "eu-west-1": { zoneIds: ["euw1-az1"], types: { "m5.large": "1" } },
};

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "catalogue-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function generate({ types = TYPES, regions = REGIONS }: { types?: object; regions?: object }): string {
  const typesFile = { schema: "ec2-instance-types/1", asOf: "2026-08-02", types };
  writeFileSync(join(folder, "instance-types.json"), JSON.stringify(typesFile));
  const offeringsFile = { schema: "ec2-offerings/1", asOf: "2026-08-01", regions };
  writeFileSync(join(folder, "offerings.json"), JSON.stringify(offeringsFile));
  return catalogueText(folder);
}

test("writes one row per type, regions and families by name, types by size", () => {
  expect(JSON.parse(generate({}))).toEqual({
    typesAsOf: "2026-08-02",
    offeringsAsOf: "2026-08-01",
    sources: [
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
    ],
    zoneIds: { "eu-west-1": ["euw1-az1"], "us-east-1": ["use1-az1", "use1-az2", "use1-az3"] },
    families: {
      d2: ["d;2;amd64", "large;2;8192;3;29;750;0 0"],
      g2: [
        "g;2;amd64;burstable;flex;xen;previous",
        "small;2;8192;3;29;750;0 2;no-spot;gpu=2 Radeon Pro V520;accelerator=1 Trainium;nvme=150",
      ],
      m5: ["m;5;amd64", "large;2;8192;3;29;750;1 5", "metal;96;393216;15;737;750;0 0;metal"],
    },
  });
});

test("does not depend on the order of its input", () => {
  const turned = (value: object): object => Object.fromEntries(Object.entries(value).reverse());
  expect(generate({ types: turned(TYPES), regions: turned(REGIONS) })).toBe(generate({}));
});

test.each([
  {
    fault: "a missing number",
    input: { types: { "m5.large": { ...PLAIN, vcpu: undefined } } },
    message:
      'instance-types.json does not have the expected shape:\n✖ Invalid input: expected number, received undefined\n  → at types["m5.large"].vcpu',
  },
  {
    fault: "a name that is not family and size",
    input: { types: { "m5.big": PLAIN }, regions: {} },
    message: "instance-types.json: types.m5.big: is not its family and size, m5.large",
  },
  {
    fault: "a family of two architectures",
    input: { types: { "m5.large": PLAIN, "m5.metal": { ...METAL, arch: "arm64" } }, regions: {} },
    message: "types: family m5 is not of one kind: m;5;amd64 and m;5;arm64",
  },
  {
    fault: "an offered type that does not exist",
    input: { types: { "m5.large": PLAIN } },
    message: "offerings.json: regions.us-east-1.types: g2.small is not in instance-types.json",
  },
  {
    fault: "a mask of the wrong length",
    input: { regions: { "eu-west-1": { zoneIds: ["euw1-az1"], types: { "m5.large": "11" } } } },
    message: "offerings.json: regions.eu-west-1.types.m5.large: 11 is not one character for each of the 1 zone ids",
  },
])("refuses $fault", ({ input, message }) => {
  expect(() => generate(input)).toThrow(new Error(message));
});

test("refuses a file that is not JSON", () => {
  writeFileSync(join(folder, "instance-types.json"), "{");
  expect(() => catalogueText(folder)).toThrow(/^instance-types\.json is not JSON$/);
});
