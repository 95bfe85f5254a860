import type { WholeNumberRange } from "./limits";

/**
 * Image of the node termination handler, without its tag, which is the chart's.
 *
 * Source: https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/config/helm/aws-node-termination-handler/values.yaml
 */
export const TERMINATION_HANDLER_IMAGE = {
  host: "public.ecr.aws",
  path: "aws-ec2/aws-node-termination-handler",
} as const;

/**
 * How often, and for how long at most, the handler may ask a group to wait on while it drains, in seconds.
 *
 * Source: https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/pkg/config/config.go
 */
export const TERMINATION_HANDLER_HEARTBEAT = {
  interval: { min: 30, max: 3600 },
  until: { min: 60, max: 172_800 },
} as const satisfies Record<string, WholeNumberRange>;

/**
 * Drains that one pod of the handler does at the same time.
 *
 * The chart's ten would leave the eleventh node of a wave of interruptions undrained while ten wait for their pods to end;
 * waiting costs next to nothing.
 */
export const TERMINATION_HANDLER_WORKERS = 50;
