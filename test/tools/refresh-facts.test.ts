import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test } from "@jest/globals";

import { BOTTLEROCKET_RELEASES } from "../../facts/bottlerocket";
import {
  catalogueRegions,
  instanceType,
  instanceTypeNames,
  zoneIdsOf,
  zoneIdsOffering,
  type InstanceType,
} from "../../facts/ec2-catalogue";
import { onDemandPrice } from "../../facts/ec2-prices";
import { ADDON_VERSIONS, AL2023_RELEASES, EKS_ADDONS, KUBERNETES_MINORS } from "../../facts/eks-versions";
import { ROOT, runProgram, type Ended } from "../support/command-line";

const TODAY = new Date().toISOString().slice(0, 10);
const ADVISOR = "https://spot-bid-advisor.s3.amazonaws.com/spot-advisor-data.json";

/** What the fake programs print, by what follows in the command line; a text that is no JSON is an error message. */
type Answers = Map<string, object | string>;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "refresh-"));
  mkdirSync(path.join(folder, "bin"));
  mkdirSync(path.join(folder, "facts", "ec2"), { recursive: true });
  for (const file of ["ec2/catalogue.json", "ec2/prices.json"]) {
    writeFileSync(path.join(folder, "facts", file), "as before");
  }
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Answers with the first entry that the command line contains, and fails without one. A shell starts fastest. */
function fakeProgram(name: string, answers: Answers): void {
  const cases = [...answers].map(([part, answer], index) => {
    const file = path.join(folder, `${name}-${index}`);
    writeFileSync(file, typeof answer === "string" ? `\n${answer}\n` : JSON.stringify(answer));
    return `*"${part}"*) /bin/cat ${file} ${typeof answer === "string" ? ">&2; exit 255" : ""};;`;
  });
  const script = `#!/bin/sh\ncase "$*" in\n${cases.join("\n")}\n*) echo "no answer to $*" >&2; exit 1;;\nesac\n`;
  writeFileSync(path.join(folder, "bin", name), script);
  chmodSync(path.join(folder, "bin", name), 0o755);
}

function refresh(...args: string[]): Ended {
  const command = ["--import", "tsx", "tools/refresh-facts.ts", "--cwd", folder, ...args];
  return runProgram(process.execPath, command, { cwd: ROOT, env: { PATH: path.join(folder, "bin") } });
}

function fact(file: string): string {
  return readFileSync(path.join(folder, "facts", file), "utf8");
}

/** A type of the catalogue as EC2 describes it. */
function described(type: InstanceType): object {
  const { name, isBareMetal, gpu, accelerator, nvmeGB } = type;
  const card = { NetworkCardIndex: 0, MaximumNetworkInterfaces: type.maxNetworkInterfaces };
  return {
    InstanceType: name,
    BareMetal: isBareMetal,
    ...(!isBareMetal && { Hypervisor: type.isNitro ? "nitro" : "xen" }),
    BurstablePerformanceSupported: type.isBurstable,
    SupportedUsageClasses: type.supportsSpot ? ["on-demand", "spot"] : ["on-demand"],
    ProcessorInfo: { SupportedArchitectures: [type.architecture === "arm64" ? "arm64" : "x86_64"] },
    VCpuInfo: { DefaultVCpus: type.vcpu },
    MemoryInfo: { SizeInMiB: type.memoryMiB },
    ...(nvmeGB > 0 && { InstanceStorageInfo: { TotalSizeInGB: nvmeGB, NvmeSupport: "required" } }),
    ...(gpu && { GpuInfo: { Gpus: [{ Name: gpu.name, ...(gpu.count > 0 && { Count: gpu.count }) }] } }),
    ...(accelerator && { NeuronInfo: { NeuronDevices: [{ Name: accelerator.name, Count: accelerator.count }] } }),
    NetworkInfo: {
      DefaultNetworkCardIndex: 0,
      Ipv4AddressesPerInterface: (type.maxPods - 2) / type.maxNetworkInterfaces + 1,
      NetworkCards: [{ ...card, BaselineBandwidthInGbps: type.networkBaselineMbps / 1000 }],
    },
  };
}

function catalogueAnswers(names = instanceTypeNames()): Answers {
  const answers: Answers = new Map();
  for (const region of catalogueRegions()) {
    const zones = (zoneIdsOf(region) ?? []).map((ZoneId) => ({ ZoneId, ZoneType: "availability-zone" }));
    const local = { ZoneId: "use1-bos1-az1", ZoneType: "local-zone" };
    const offered = names.flatMap((name) =>
      (zoneIdsOffering(region, name) ?? []).map((Location) => ({ InstanceType: name, Location })),
    );
    const types = region === "us-east-1" ? names.flatMap((name) => instanceType(name) ?? []).map(described) : [];
    answers.set(`ec2 describe-instance-types --region ${region} `, { InstanceTypes: types });
    answers.set(`ec2 describe-availability-zones --region ${region} `, { AvailabilityZones: [local, ...zones] });
    answers.set(`--location-type availability-zone-id --region ${region} `, { InstanceTypeOfferings: offered });
  }
  return answers;
}

test("the catalogue is made anew of what EC2 describes and offers, with another day and source", () => {
  fakeProgram("aws", catalogueAnswers());
  expect(refresh("--only", "catalogue")).toEqual({
    stdout:
      "catalogue: facts/ec2/catalogue.json (types 2026-08-02, offerings 2026-08-01)\n" +
      "  renewed; look at the difference, and run the tests\n",
    stderr: "",
    exitCode: 0,
  });
  const { sources, typesAsOf, offeringsAsOf, ...made } = JSON.parse(fact("ec2/catalogue.json")) as Record<
    string,
    unknown
  >;
  const { zoneIds, families } = JSON.parse(readFileSync(path.join(ROOT, "facts/ec2/catalogue.json"), "utf8")) as Record<
    string,
    unknown
  >;
  expect(made).toEqual({ zoneIds, families });
  expect([typesAsOf, offeringsAsOf]).toEqual([TODAY, TODAY]);
  expect(sources).toEqual([
    { what: "types", from: "aws ec2 describe-instance-types", licence: "none stated" },
    { what: "offerings", from: "aws ec2 describe-instance-type-offerings", licence: "none stated" },
  ]);
});

test.each([
  {
    what: "no program",
    answers: undefined,
    lack: "aws is not a program on PATH; install it",
  },
  {
    what: "no credentials",
    answers: new Map([["describe-instance-types", "Unable to locate credentials."]]),
    lack: "aws ec2 describe-instance-types --region ap-northeast-1 --output json ended with 255: Unable to locate credentials.",
  },
  {
    what: "another answer than is known",
    answers: new Map([["describe-instance-types", { InstanceTypes: [{ InstanceType: "m5.large" }] }]]),
    lack: "aws ec2 describe-instance-types --region ap-northeast-1 --output json printed something else than is known, at InstanceTypes.0.BareMetal: Invalid input: expected boolean, received undefined",
  },
  {
    what: "a failure in the last region",
    answers: new Map([
      ["offerings --location-type availability-zone-id --region us-west-2", "timeout"],
      ...catalogueAnswers(),
    ]),
    lack: "aws ec2 describe-instance-type-offerings --location-type availability-zone-id --region us-west-2 --output json ended with 255: timeout",
  },
  {
    what: "an answer that was cut off",
    answers: catalogueAnswers(instanceTypeNames().slice(0, 1000)),
    lack: "1000 types were found where 1364 are known; the answer seems to be cut off",
  },
  {
    what: "what the generator refuses",
    answers: new Map<string, object | string>([
      [
        "--location-type availability-zone-id --region us-east-1",
        { InstanceTypeOfferings: [{ InstanceType: "m99.large", Location: "use1-az1" }] },
      ],
      ...catalogueAnswers(),
    ]),
    lack: "offerings.json: regions.us-east-1.types: m99.large is not in instance-types.json",
  },
])("nothing is changed where something is lacking: $what", ({ answers, lack }) => {
  if (answers !== undefined) {
    fakeProgram("aws", answers);
  }
  const { stdout, stderr, exitCode } = refresh("--only", "catalogue");
  expect({ said: stdout.split("\n")[1], stderr, exitCode }).toEqual({
    said: `  not renewed: ${lack}`,
    stderr: "",
    exitCode: 1,
  });
  expect(fact("ec2/catalogue.json")).toBe("as before");
  expect(readdirSync(path.join(folder, "facts", "ec2"))).toEqual(["catalogue.json", "prices.json"]);
});

function priceAnswers(): Answers {
  const product = (instanceType: string | undefined, USD: string): string =>
    JSON.stringify({
      product: { attributes: { ...(instanceType !== undefined && { instanceType }) } },
      terms: { OnDemand: { t: { priceDimensions: { d: { pricePerUnit: { USD } } } } } },
    });
  const priceList = (region: string): string[] =>
    instanceTypeNames().flatMap((name) => {
      const price = onDemandPrice(region, name);
      return price === undefined ? [] : [product(name, String(price.usdPerHour))];
    });
  return new Map(
    catalogueRegions().map((region) => [
      `Field=regionCode,Value=${region} `,
      { PriceList: [product(undefined, "1"), product("m5.free", "0.0000000000"), ...priceList(region)] },
    ]),
  );
}

function advisorAnswers(): Answers {
  const ranges = [">20%", "15-20%", "10-15%", "5-10%", "<5%"].map((label, i) => ({ index: 4 - i, label }));
  const Linux = { "m5.large": { s: 66, r: 3 }, "c5.large": { s: 59, r: 0 } };
  const regions = Object.fromEntries(catalogueRegions().map((region) => [region, { Linux }]));
  return new Map([[ADVISOR, { ranges, spot_advisor: regions }]]);
}

test("prices are made anew of the price list and the Spot Instance Advisor, without estimates", () => {
  fakeProgram("aws", priceAnswers());
  fakeProgram("curl", advisorAnswers());
  expect(refresh("--only", "prices").exitCode).toBe(0);
  const made = JSON.parse(fact("ec2/prices.json")) as {
    spotAsOf: string;
    bands: string[];
    onDemandAsOf: Record<string, string>;
    families: Record<string, string>;
  };
  expect([made.spotAsOf, made.onDemandAsOf["us-east-1"], made.onDemandAsOf["sa-east-1"]]).toEqual([
    TODAY,
    TODAY,
    TODAY,
  ]);
  expect(made.bands).toEqual(["<5%", "5-10%", "10-15%", "15-20%", ">20%"]);
  expect(made.families["m5"]).toMatch(/(^|;)large:[0-9. ]+ 0\.096 [0-9. ]+\/366( 366){10};/);
  expect(fact("ec2/prices.json")).not.toContain("~");
});

test.each([
  {
    what: "the advisor cannot be reached",
    curl: new Map([[ADVISOR, "curl: (6) Could not resolve host"]]),
    lack: /^curl .* ended with 255: curl: \(6\) Could not resolve host$/,
  },
  {
    what: "the advisor says nothing of a region",
    curl: new Map([[ADVISOR, { ranges: [0, 1, 2, 3, 4].map((index) => ({ index, label: "x" })), spot_advisor: {} }]]),
    lack: /^the Spot Instance Advisor says nothing of ap-northeast-1$/,
  },
  {
    what: "the advisor has other bands",
    curl: new Map([[ADVISOR, { ranges: [{ index: 0, label: "x" }], spot_advisor: {} }]]),
    lack: /^the Spot Instance Advisor has 1 bands, not 5$/,
  },
])("prices stay where half of them cannot be had: $what", ({ curl, lack }) => {
  fakeProgram("aws", priceAnswers());
  fakeProgram("curl", curl);
  const { stdout, exitCode } = refresh("--only", "prices");
  expect(stdout.split("\n")[1]?.replace("  not renewed: ", "")).toMatch(lack);
  expect([exitCode, fact("ec2/prices.json")]).toEqual([1, "as before"]);
});

const minor = (clusterVersion: string, standard: string, extended: string): object => ({
  clusterVersion,
  endOfStandardSupportDate: standard,
  endOfExtendedSupportDate: extended,
});

function versionAnswers(): Answers {
  const answers: Answers = new Map();
  answers.set("describe-cluster-versions", {
    clusterVersions: [
      minor("1.37", "2027-12-01T00:00:00+00:00", "2028-12-01T00:00:00+00:00"),
      minor("1.36", "2027-08-02T00:00:00+00:00", "2028-09-02T00:00:00+00:00"),
    ],
  });
  for (const known of KUBERNETES_MINORS) {
    for (const addon of EKS_ADDONS) {
      const versions = Object.entries(ADDON_VERSIONS[addon]).flatMap(([version, on]) =>
        on.includes(known) ? [version] : [],
      );
      const all = addon === "coredns" && known === "1.35" ? ["v9.9.9-eksbuild.1", ...versions] : versions;
      const addonVersions = all.map((addonVersion, i) => ({
        addonVersion,
        compatibilities: [{ defaultVersion: i === 0 }],
      }));
      answers.set(`--addon-name ${addon} --kubernetes-version ${known} `, { addons: [{ addonVersions }] });
    }
    const [release] = AL2023_RELEASES[known];
    answers.set(`optimized-ami/${known}/amazon-linux-2023/x86_64/standard`, { Parameter: { Value: release } });
    const [bottlerocket] = Object.entries(BOTTLEROCKET_RELEASES).find(([, on]) => on.includes(known)) ?? [];
    const newest = known === "1.34" ? "1.99.0-0123abcd" : bottlerocket;
    answers.set(`bottlerocket/aws-k8s-${known}/x86_64/latest/image_version`, { Parameter: { Value: newest } });
  }
  return answers;
}

test("versions that are not listed are told, for a person to add", () => {
  fakeProgram("aws", versionAnswers());
  expect(refresh("--only", "eks-versions")).toEqual({
    stdout: [
      "eks-versions: facts/eks-versions.ts (2026-11-22)",
      "  KUBERNETES_MINORS: 1.37 is not listed (standard support until 2027-12-01, extended until 2028-12-01)",
      '  KUBERNETES_SUPPORT["1.36"]: EKS says standard support until 2027-08-02, extended until 2028-09-02',
      '  ADDON_VERSIONS["coredns"]: v9.9.9-eksbuild.1 is not listed for 1.35, whose default it is',
      "  by hand: add what is wanted to facts/eks-versions.ts",
      "",
    ].join("\n"),
    stderr: "",
    exitCode: 0,
  });
  expect(refresh("--only", "bottlerocket").stdout).toContain(
    "\n  BOTTLEROCKET_RELEASES: 1.99.0-0123abcd is not listed for 1.34\n  by hand: add what is wanted to facts/bottlerocket.ts\n",
  );
});

test("without any program every fact says what it lacks, or what a person does", () => {
  const { stdout, exitCode } = refresh();
  expect(stdout.split("\n")).toEqual([
    "catalogue: facts/ec2/catalogue.json (types 2026-08-02, offerings 2026-08-01)",
    "  not renewed: aws is not a program on PATH; install it",
    "prices: facts/ec2/prices.json (on demand 2026-07-20 (us-east-1) and older, spot 2025-06-28)",
    "  not renewed: aws is not a program on PATH; install it",
    "eks-versions: facts/eks-versions.ts (2026-11-22)",
    "  not renewed: aws is not a program on PATH; install it",
    "bottlerocket: facts/bottlerocket.ts (2026-11-22)",
    "  not renewed: aws is not a program on PATH; install it",
    "replace: facts/replace-on-changes.json (2026-11-22)",
    "  source: https://github.com/pulumi/pulumi-aws and https://github.com/hashicorp/terraform-provider-aws",
    "  by hand: with another @pulumi/aws or @pulumi/kubernetes: write replace-on-changes.json of its provider, then npm run facts:replace -- FOLDER",
    "",
  ]);
  expect([exitCode, fact("ec2/catalogue.json"), fact("ec2/prices.json")]).toEqual([1, "as before", "as before"]);
});

test("a list runs nothing and tells each source, command and generator", () => {
  const { stdout, exitCode } = refresh("--list");
  expect(exitCode).toBe(0);
  expect(stdout).toContain("  aws ec2 describe-instance-types --region REGION --output json\n");
  expect(stdout).toContain(`${ADVISOR}\n  then what npm run facts:prices does\n`);
  expect(stdout.match(/^ {2}source: https:/gm)).toHaveLength(5);
});

test("a fact that there is not is refused with those that there are", () => {
  expect(refresh("--only", "weather")).toEqual({
    stdout: "",
    stderr: "error: --only: weather is not one of catalogue, prices, eks-versions, bottlerocket, replace\n",
    exitCode: 64,
  });
});
