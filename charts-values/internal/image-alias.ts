import { al2023ReleaseDate } from "../../capacity/eks-compatibility";
import type { AmiFamily } from "../../facts/ami-family";

/**
 * A release of a node image as Karpenter names it: `al2023@v20260930` of `1.36.4-20260930`, and `bottlerocket@v1.66.0`
 * of `1.66.0-1ad6b4a4`. It finds the image for each architecture and for types with GPUs itself.
 *
 * Source: https://karpenter.sh/docs/concepts/nodeclasses/#specamiselectorterms
 *
 * @throws RangeError - the release has another shape.
 */
export function imageAlias(amiFamily: AmiFamily, release: string): string {
  if (amiFamily === "al2023") {
    return `al2023@v${al2023ReleaseDate(release)}`;
  }
  const version = /^(\d+\.\d+\.\d+)-[0-9a-f]{8}$/.exec(release)?.[1];
  if (version === undefined) {
    throw new RangeError(`amiRelease: ${release} is not a release of Bottlerocket, such as 1.66.0-1ad6b4a4`);
  }
  return `bottlerocket@v${version}`;
}
