import { bottlerocketReleaseProblem } from "../../capacity/bottlerocket-compatibility";
import {
  addonVersionProblem,
  al2023ReleaseProblem,
  ebsDriverVersionProblem,
  isEksAddon,
  isKubernetesMinor,
  kubernetesVersionProblem,
} from "../../capacity/eks-compatibility";
import type { AmiFamily } from "../../facts/ami-family";
import type { EksAddon, KubernetesMinor } from "../../facts/eks-versions";
import { problem } from "../../capacity/problem";
import { groupsOf, type Check } from "./check";

/** The Kubernetes version, and whether add-ons and node images fit it. */
export const checkVersions: Check = (checked) => {
  const { version, addonVersions = {} } = checked.environment.cluster ?? {};
  if (version === undefined) {
    return [];
  }
  if (!isKubernetesMinor(version)) {
    return [problem(["cluster", "version"], kubernetesVersionProblem(version) ?? "")];
  }
  const addons = Object.entries(addonVersions).flatMap(([addon, addonVersion]) => {
    const wrong = addonVersion !== undefined && isEksAddon(addon) && problemOf(addon, addonVersion, version);
    return typeof wrong === "string" ? [problem(["cluster", "addonVersions", addon], wrong)] : [];
  });
  const images = groupsOf(checked).flatMap(([name, { amiRelease, amiFamily }]) => {
    const wrong =
      amiRelease === undefined || amiFamily === undefined ? undefined : RELEASE_PROBLEM[amiFamily](amiRelease, version);
    return wrong === undefined ? [] : [problem(["nodeGroups", name, "amiRelease"], wrong)];
  });
  return [...addons, ...images];
};

const RELEASE_PROBLEM = {
  al2023: al2023ReleaseProblem,
  bottlerocket: bottlerocketReleaseProblem,
} as const satisfies Record<AmiFamily, (release: string, minor: KubernetesMinor) => string | undefined>;

function problemOf(addon: EksAddon, addonVersion: string, minor: KubernetesMinor): string | undefined {
  const unfit = addonVersionProblem(addon, addonVersion, minor);
  return unfit ?? (addon === "aws-ebs-csi-driver" ? ebsDriverVersionProblem(addonVersion) : undefined);
}
