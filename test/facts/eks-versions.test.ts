import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

import {
  ADDON_VERSIONS,
  AL2023_RELEASES,
  DEFAULT_ADDON_VERSIONS,
  DEFAULT_AL2023_RELEASE,
  EKS_ADDONS,
  EKS_VERSIONS_DATE,
  KUBERNETES_MINORS,
  KUBERNETES_SUPPORT,
  al2023ImageParameter,
} from "../../facts/eks-versions";
import { factSource } from "../support/source-test";

const { at: SOURCE, sourceTest } = factSource("SPOT_EKS_VERSIONS_SOURCE", {
  folder: "aws",
  file: "eks-versions.json",
  undone: "versions were not compared",
});

const SOURCE_FILE = z.object({
  as_of: z.string(),
  kubernetes: z.record(z.string(), z.record(z.string(), z.unknown())),
  pin_set: z.record(
    z.string(),
    z.object({ addons: z.record(z.string(), z.string().nullable()), al2023_release_version: z.string() }),
  ),
  addons: z.record(z.string(), z.array(z.object({ version: z.string(), kubernetes: z.array(z.string()) }))),
  al2023: z.object({ releases: z.array(z.object({ release_version: z.record(z.string(), z.string().nullable()) })) }),
});

sourceTest("agrees with the collected evidence in every date, version and pair", () => {
  const source = SOURCE_FILE.parse(JSON.parse(readFileSync(join(SOURCE, "eks-versions.json"), "utf8")));
  const forEachMinor = (value: (minor: string) => unknown): object =>
    Object.fromEntries(["1.33", "1.34", "1.35", "1.36"].map((minor) => [minor, value(minor)]));
  const forEachAddon = (value: (addon: string) => unknown): object =>
    Object.fromEntries(EKS_ADDONS.map((addon) => [addon, value(addon)]));

  expect(EKS_VERSIONS_DATE).toBe(source.as_of);
  expect(KUBERNETES_SUPPORT).toEqual(
    forEachMinor((minor) => ({
      releaseDate: source.kubernetes[minor]?.["eks_release"],
      endOfStandardSupport: source.kubernetes[minor]?.["end_standard_support"],
      endOfExtendedSupport: source.kubernetes[minor]?.["end_extended_support"],
    })),
  );
  expect(DEFAULT_ADDON_VERSIONS).toEqual(
    forEachMinor((minor) => forEachAddon((addon) => source.pin_set[minor]?.addons[addon])),
  );
  expect(ADDON_VERSIONS).toEqual(
    forEachAddon((addon) =>
      Object.fromEntries(source.addons[addon]?.map(({ version, kubernetes }) => [version, kubernetes]) ?? []),
    ),
  );
  expect(DEFAULT_AL2023_RELEASE).toEqual(forEachMinor((minor) => source.pin_set[minor]?.al2023_release_version));
  expect(AL2023_RELEASES).toEqual(
    forEachMinor((minor) => source.al2023.releases.flatMap(({ release_version: releases }) => releases[minor] ?? [])),
  );
});

test("knows four minors, and not 1.37, which EKS does not offer yet", () => {
  expect(KUBERNETES_MINORS).toEqual(["1.33", "1.34", "1.35", "1.36"]);
  expect(KUBERNETES_SUPPORT["1.36"]).toEqual({
    releaseDate: "2026-06-02",
    endOfStandardSupport: "2027-08-02",
    endOfExtendedSupport: "2028-08-02",
  });
});

test("pins every add-on on every minor to a version known there", () => {
  const astray = KUBERNETES_MINORS.flatMap((minor) =>
    EKS_ADDONS.filter((addon) => !ADDON_VERSIONS[addon][DEFAULT_ADDON_VERSIONS[minor][addon]]?.includes(minor)),
  );
  expect(astray).toEqual([]);
  expect(DEFAULT_ADDON_VERSIONS["1.36"]).toEqual({
    "vpc-cni": "v1.22.4-eksbuild.3",
    "kube-proxy": "v1.36.0-eksbuild.25",
    coredns: "v1.14.3-eksbuild.23",
    "eks-pod-identity-agent": "v1.3.10-eksbuild.3",
    "aws-ebs-csi-driver": "v1.66.0-eksbuild.1",
  });
});

test("pins the node image of one day on every minor, and each is a known release", () => {
  expect(DEFAULT_AL2023_RELEASE).toEqual({
    "1.33": "1.33.13-20260930",
    "1.34": "1.34.11-20260930",
    "1.35": "1.35.8-20260930",
    "1.36": "1.36.4-20260930",
  });
  const unknown = KUBERNETES_MINORS.filter((minor) => {
    const releases: readonly string[] = AL2023_RELEASES[minor];
    return !releases.includes(DEFAULT_AL2023_RELEASE[minor]);
  });
  expect(unknown).toEqual([]);
});

test.each([
  {
    image: "standard on amd64",
    asked: { minor: "1.36", architecture: "amd64", date: "20260930" } as const,
    parameter:
      "/aws/service/eks/optimized-ami/1.36/amazon-linux-2023/x86_64/standard/amazon-eks-node-al2023-x86_64-standard-1.36-v20260930/image_id",
  },
  {
    image: "nvidia on arm64",
    asked: { minor: "1.34", architecture: "arm64", variant: "nvidia", date: "20260903" } as const,
    parameter:
      "/aws/service/eks/optimized-ami/1.34/amazon-linux-2023/arm64/nvidia/amazon-eks-node-al2023-arm64-nvidia-1.34-v20260903/image_id",
  },
])("names the SSM parameter of a pinned image: $image", ({ asked, parameter }) => {
  expect(al2023ImageParameter(asked)).toBe(parameter);
});
