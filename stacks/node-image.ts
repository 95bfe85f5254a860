import { al2023ReleaseDate } from "../capacity/eks-compatibility";
import { BOTTLEROCKET_AMI_TYPE, bottlerocketImageParameter, DEFAULT_BOTTLEROCKET_RELEASE } from "../facts/bottlerocket";
import type { Architecture } from "../facts/ec2-catalogue";
import {
  al2023AmiType,
  al2023ImageParameter,
  DEFAULT_AL2023_RELEASE,
  type KubernetesMinor,
} from "../facts/eks-versions";
import type { NodeGroup } from "./environment";
import { typesOf } from "./node-groups";

/** The node image of a group. */
export interface NodeImage {
  /** As EKS names it for managed groups, such as `AL2023_x86_64_STANDARD`. */
  readonly amiType: string;
  /** Release, such as `1.36.4-20260930`. */
  readonly release: string;
  /** SSM parameter that holds the id of this very release's image. */
  readonly imageParameter: string;
}

/**
 * The node image of a checked group: by operating system, architecture and devices.
 *
 * @throws RangeError - there is no such image, which a checked environment does not ask for.
 */
export function nodeImageOf(group: NodeGroup, minor: KubernetesMinor): NodeImage {
  const release = amiReleaseOf(group, minor);
  const architecture = architectureOf(group);
  const { accelerator } = group;
  if (group.amiFamily === "bottlerocket") {
    const variant = accelerator === "nvidia" ? "nvidia" : "standard";
    const imageParameter = bottlerocketImageParameter({ minor, architecture, variant, release });
    return { amiType: BOTTLEROCKET_AMI_TYPE[architecture][variant], release, imageParameter };
  }
  const variant = accelerator ?? "standard";
  const amiType = al2023AmiType(architecture, variant);
  if (amiType === undefined) {
    throw new RangeError(`accelerator: ${variant} is not one AL2023 has an image for on ${architecture}`);
  }
  const imageParameter = al2023ImageParameter({ minor, architecture, variant, date: al2023ReleaseDate(release) });
  return { amiType, release, imageParameter };
}

/** Release of the node image: the group's own, or the pin of the Kubernetes version. */
function amiReleaseOf({ amiFamily, amiRelease }: NodeGroup, minor: KubernetesMinor): string {
  const pins = { al2023: DEFAULT_AL2023_RELEASE, bottlerocket: DEFAULT_BOTTLEROCKET_RELEASE };
  return amiRelease ?? pins[amiFamily][minor];
}

/** All types of a checked group share one. */
function architectureOf(group: NodeGroup): Architecture {
  return typesOf(group)[0]?.architecture ?? "amd64";
}
