import {
  ADDON_VERSIONS,
  AL2023_RELEASES,
  DEFAULT_ADDON_VERSIONS,
  EKS_ADDONS,
  KUBERNETES_MINORS,
  KUBERNETES_SUPPORT,
  type EksAddon,
  type KubernetesMinor,
} from "../facts/eks-versions";
import { nearestName } from "./nearest-name";

/** Whether EKS supports a minor fully, for extra money, or no longer. */
export type SupportState = "standard" | "extended" | "ended";

/** Whether the facts know this Kubernetes version. */
export function isKubernetesMinor(version: string): version is KubernetesMinor {
  return KUBERNETES_MINORS.some((minor) => minor === version);
}

/** Whether this is an add-on whose versions the facts know. */
export function isEksAddon(name: string): name is EksAddon {
  return EKS_ADDONS.some((addon) => addon === name);
}

function nearestMinor(version: string): KubernetesMinor {
  const number = /^1\.(\d+)/.exec(version)?.[1];
  const distance = (minor: KubernetesMinor): number => Math.abs(Number(minor.slice(2)) - Number(number ?? Infinity));
  return [...KUBERNETES_MINORS].reverse().reduce((best, minor) => (distance(minor) < distance(best) ? minor : best));
}

/** What is wrong with a Kubernetes version, to stand after its path; undefined: nothing. */
export function kubernetesVersionProblem(version: string): string | undefined {
  if (isKubernetesMinor(version)) {
    return undefined;
  }
  return `${version} is not one of ${KUBERNETES_MINORS.join(", ")}; the nearest is "${nearestMinor(version)}"`;
}

/** Add-on versions known on a minor, newest first. */
export function addonVersionsFor(addon: EksAddon, minor: KubernetesMinor): readonly string[] {
  return Object.entries(ADDON_VERSIONS[addon])
    .filter(([, minors]) => minors.includes(minor))
    .map(([version]) => version);
}

/** The add-on version used where an environment names none. */
export function defaultAddonVersion(addon: EksAddon, minor: KubernetesMinor): string {
  return DEFAULT_ADDON_VERSIONS[minor][addon];
}

/**
 * What is wrong with an add-on's version on a minor, to stand after its path; undefined: nothing.
 *
 * Only versions that are known to exist pass, on the minors they are known on: EKS refuses a pair that does not fit.
 */
export function addonVersionProblem(addon: EksAddon, version: string, minor: KubernetesMinor): string | undefined {
  const fitting = addonVersionsFor(addon, minor);
  if (fitting.includes(version)) {
    return undefined;
  }
  const known = Object.keys(ADDON_VERSIONS[addon]);
  const write = `write one of ${fitting.join(", ")}`;
  if (known.includes(version)) {
    return `${version} is not a version of ${addon} known to fit Kubernetes ${minor}; ${write}`;
  }
  const near = nearestName(version, fitting);
  const hint = near === undefined ? "" : `; the nearest is ${near}`;
  return `${version} is not a known version of ${addon}; for Kubernetes ${minor} ${write}${hint}`;
}

/** What is wrong with a node group's AL2023 release on a minor, to stand after its path; undefined: nothing. */
export function al2023ReleaseProblem(release: string, minor: KubernetesMinor): string | undefined {
  const releases: readonly string[] = AL2023_RELEASES[minor];
  if (releases.includes(release)) {
    return undefined;
  }
  return `${release} is not an AL2023 release known for Kubernetes ${minor}; write one of ${releases.join(", ")}`;
}

/**
 * Day of the image in an AL2023 release: `20260930` of `1.36.4-20260930`.
 *
 * @throws RangeError - `release` has another shape.
 */
export function al2023ReleaseDate(release: string): string {
  const date = /^\d+\.\d+\.\d+-(\d{8})$/.exec(release)?.[1];
  if (date === undefined) {
    throw new RangeError(`release: ${release} is not a kubelet version and a day, such as 1.36.4-20260930`);
  }
  return date;
}

/** How EKS supports a minor on a day, `today` as in `2026-11-22`. */
export function supportState(minor: KubernetesMinor, today: string): SupportState {
  const { endOfStandardSupport, endOfExtendedSupport } = KUBERNETES_SUPPORT[minor];
  if (today >= endOfExtendedSupport) {
    return "ended";
  }
  return today >= endOfStandardSupport ? "extended" : "standard";
}

/**
 * Minor of the EBS driver from which on the cluster-scoped policy of its role suffices.
 *
 * Source: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/v1.64.0/docs/install.md
 */
const EBS_DRIVER_SINCE = 58;

/** What is wrong with a version of the EBS driver, given the policy its role has; undefined: nothing. */
export function ebsDriverVersionProblem(version: string): string | undefined {
  const [, major, minor] = /^v(\d+)\.(\d+)\./.exec(version) ?? [];
  return Number(major) > 1 || (Number(major) === 1 && Number(minor) >= EBS_DRIVER_SINCE)
    ? undefined
    : `${version} is not v1.${EBS_DRIVER_SINCE} or later; its role's policy knows later ones only`;
}
