import type { Architecture } from "./ec2-catalogue";

/**
 * SSM parameters of AWS that hold the id of the newest image of Amazon Linux 2023; SSM Agent is in it.
 *
 * Source: https://docs.aws.amazon.com/linux/al2023/ug/ec2.html
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/ami-preinstalled-agent.html
 */
export const AL2023_IMAGE_PARAMETER = {
  amd64: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
  arm64: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
} as const satisfies Record<Architecture, string>;
