import type { Architecture } from "./ec2-catalogue";

/** Operating systems that nodes can run. */
export const AMI_FAMILIES = ["al2023", "bottlerocket"] as const;

/** One of `AMI_FAMILIES`. */
export type AmiFamily = (typeof AMI_FAMILIES)[number];

/**
 * Families of arm64 types that Amazon Linux 2023 does not run on: it needs ARMv8.2, which Graviton has from its second
 * generation on.
 *
 * Source: https://docs.aws.amazon.com/linux/al2023/ug/system-requirements.html
 */
export const FAMILIES_WITHOUT_AL2023: readonly string[] = ["a1"];

/**
 * Architecture of the image that an AMI type of managed node groups stands for; undefined: `CUSTOM`, which tells none.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html
 */
export function amiTypeArchitecture(amiType: string): Architecture | undefined {
  if (amiType.includes("ARM_64")) {
    return "arm64";
  }
  return amiType.includes("x86_64") ? "amd64" : undefined;
}

/**
 * Architecture of the image of a managed node group that names no AMI type and has no launch template; EKS refuses other types.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html
 */
export const DEFAULT_AMI_ARCHITECTURE: Architecture = "amd64";

/**
 * Says whether a launch template takes its image from a public parameter of Amazon Linux 2023, by EKS or of its own.
 *
 * Sources: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-launch-template.html ·
 * https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id.html · https://docs.aws.amazon.com/linux/al2023/ug/ec2.html
 */
export function isAl2023Parameter(imageId: string): boolean {
  return /^resolve:ssm:\/aws\/service\/.*(?:\/amazon-linux-2023\/|\/al2023-ami-)/.test(imageId);
}

/**
 * Says whether EC2 asks for a token at the metadata address of a managed node group's instances where nobody says so: images of
 * Amazon Linux 2023 have it so, and they are what EKS takes where no AMI type is named. Those of other families differ by release.
 *
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/al2023.html ·
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceMetadataOptionsRequest.html
 */
export function amiTypeAsksForTokens(amiType: string | undefined): boolean {
  return amiType === undefined || amiType === "" || amiType.startsWith("AL2023_");
}
