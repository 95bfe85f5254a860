import { BOTTLEROCKET_RELEASES } from "../facts/bottlerocket";
import type { KubernetesMinor } from "../facts/eks-versions";

/** Bottlerocket releases known to have an image for a minor, newest first. */
export function bottlerocketReleasesFor(minor: KubernetesMinor): readonly string[] {
  return Object.entries(BOTTLEROCKET_RELEASES)
    .filter(([, minors]) => minors.includes(minor))
    .map(([release]) => release);
}

/** What is wrong with a node group's Bottlerocket release on a minor, to stand after its path; undefined: nothing. */
export function bottlerocketReleaseProblem(release: string, minor: KubernetesMinor): string | undefined {
  const releases = bottlerocketReleasesFor(minor);
  if (releases.includes(release)) {
    return undefined;
  }
  return `${release} is not a Bottlerocket release known for Kubernetes ${minor}; write one of ${releases.join(", ")}`;
}
