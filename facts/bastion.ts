import type { Architecture } from "./ec2-catalogue";
import type { VpcEndpointName } from "./vpc-endpoints";

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

/** Port of the API server, of Systems Manager, and of all else a bastion speaks to. Source: https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html */
export const HTTPS_PORT = 443;

/**
 * Endpoints by which SSM Agent reaches Systems Manager where there is no other way out.
 *
 * `ec2messages` is not among them: agents from version 3.3.40.0 on, of September 2024, get their messages by `ssmmessages`.
 *
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html
 */
export const SESSION_MANAGER_ENDPOINTS = ["ssm", "ssmmessages"] as const satisfies readonly VpcEndpointName[];
