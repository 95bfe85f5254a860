import { z } from "zod";

import { BOTTLEROCKET_DATE, BOTTLEROCKET_RELEASES } from "../../facts/bottlerocket";
import {
  ADDON_VERSIONS,
  AL2023_RELEASES,
  EKS_ADDONS,
  EKS_VERSIONS_DATE,
  KUBERNETES_MINORS,
  KUBERNETES_SUPPORT,
  type EksAddon,
  type KubernetesMinor,
} from "../../facts/eks-versions";
import type { DatedFact } from "./fact";
import { answer, type CommandLine } from "./outside";

/** Where versions are asked for; they are the same in every large region. */
const WHERE = ["--region", "us-east-1", "--output", "json"] as const;

const MINORS_COMMAND: CommandLine = ["aws", "eks", "describe-cluster-versions", ...WHERE];
const addonCommand = (addon: string, minor: string): CommandLine => [
  ...(["aws", "eks", "describe-addon-versions", "--addon-name", addon, "--kubernetes-version", minor] as const),
  ...WHERE,
];
const parameterCommand = (name: string): CommandLine => ["aws", "ssm", "get-parameter", "--name", name, ...WHERE];
const al2023Parameter = (minor: string): string =>
  `/aws/service/eks/optimized-ami/${minor}/amazon-linux-2023/x86_64/standard/recommended/release_version`;
const bottlerocketParameter = (minor: string): string =>
  `/aws/service/bottlerocket/aws-k8s-${minor}/x86_64/latest/image_version`;

/** A day as the AWS CLI prints it: as text, or as seconds since 1970. */
const DAY = z.union([
  z.string().transform((text) => text.slice(0, 10)),
  z.number().transform((seconds) => new Date(seconds * 1000).toISOString().slice(0, 10)),
]);
const MINORS_ANSWER = z.object({
  clusterVersions: z.array(
    z.object({ clusterVersion: z.string(), endOfStandardSupportDate: DAY, endOfExtendedSupportDate: DAY }),
  ),
});
const ADDON_ANSWER = z.object({
  addons: z.array(
    z.object({
      addonVersions: z.array(
        z.object({ addonVersion: z.string(), compatibilities: z.array(z.object({ defaultVersion: z.boolean() })) }),
      ),
    }),
  ),
});
const PARAMETER_ANSWER = z.object({ Parameter: z.object({ Value: z.string() }) });

/** Minors, add-ons and AL2023 images. A person adds them, since defaults and compatibility are a choice. */
export const EKS_VERSIONS: DatedFact = {
  name: "eks-versions",
  file: "facts/eks-versions.ts",
  asOf: EKS_VERSIONS_DATE,
  source: "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
  renewal: {
    kind: "looked up",
    commands: [MINORS_COMMAND, addonCommand("ADDON", "MINOR"), parameterCommand(al2023Parameter("MINOR"))],
    news: () => [...minorNews(), ...KUBERNETES_MINORS.flatMap((minor) => [...addonNews(minor), ...al2023News(minor)])],
  },
};

/** Releases of Bottlerocket. */
export const BOTTLEROCKET: DatedFact = {
  name: "bottlerocket",
  file: "facts/bottlerocket.ts",
  asOf: BOTTLEROCKET_DATE,
  source: "https://github.com/bottlerocket-os/bottlerocket/releases",
  renewal: {
    kind: "looked up",
    commands: [parameterCommand(bottlerocketParameter("MINOR"))],
    news: () => KUBERNETES_MINORS.flatMap(bottlerocketNews),
  },
};

function minorNews(): readonly string[] {
  const { clusterVersions } = answer(MINORS_COMMAND, MINORS_ANSWER);
  return clusterVersions.flatMap(({ clusterVersion, endOfStandardSupportDate, endOfExtendedSupportDate }) => {
    const minor = KUBERNETES_MINORS.find((known) => known === clusterVersion);
    const ends = `standard support until ${endOfStandardSupportDate}, extended until ${endOfExtendedSupportDate}`;
    if (minor === undefined) {
      return [`KUBERNETES_MINORS: ${clusterVersion} is not listed (${ends})`];
    }
    const { endOfStandardSupport, endOfExtendedSupport } = KUBERNETES_SUPPORT[minor];
    const isSame =
      endOfStandardSupport === endOfStandardSupportDate && endOfExtendedSupport === endOfExtendedSupportDate;
    return isSame ? [] : [`KUBERNETES_SUPPORT["${minor}"]: EKS says ${ends}`];
  });
}

function addonNews(minor: KubernetesMinor): readonly string[] {
  return EKS_ADDONS.flatMap((addon: EksAddon) => {
    const { addons } = answer(addonCommand(addon, minor), ADDON_ANSWER);
    return addons
      .flatMap(({ addonVersions }) => addonVersions)
      .filter(({ addonVersion }) => ADDON_VERSIONS[addon][addonVersion]?.includes(minor) !== true)
      .map(({ addonVersion, compatibilities }) => {
        const isDefault = compatibilities.some(({ defaultVersion }) => defaultVersion);
        return `ADDON_VERSIONS["${addon}"]: ${addonVersion} is not listed for ${minor}${isDefault ? ", whose default it is" : ""}`;
      });
  });
}

function al2023News(minor: KubernetesMinor): readonly string[] {
  const { Value } = answer(parameterCommand(al2023Parameter(minor)), PARAMETER_ANSWER).Parameter;
  const known: readonly string[] = AL2023_RELEASES[minor];
  return known.includes(Value) ? [] : [`AL2023_RELEASES["${minor}"]: ${Value} is not listed`];
}

function bottlerocketNews(minor: KubernetesMinor): readonly string[] {
  const { Value } = answer(parameterCommand(bottlerocketParameter(minor)), PARAMETER_ANSWER).Parameter;
  return BOTTLEROCKET_RELEASES[Value]?.includes(minor) === true
    ? []
    : [`BOTTLEROCKET_RELEASES: ${Value} is not listed for ${minor}`];
}
