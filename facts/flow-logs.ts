/** Traffic that a flow log can record, by the names an environment gives it. */
export const FLOW_LOG_TRAFFIC_TYPES = ["all", "reject", "accept"] as const;

/** One of `FLOW_LOG_TRAFFIC_TYPES`. */
export type FlowLogTraffic = (typeof FLOW_LOG_TRAFFIC_TYPES)[number];

/** Traffic as EC2 spells it. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html */
export const FLOW_LOG_TRAFFIC = {
  all: "ALL",
  reject: "REJECT",
  accept: "ACCEPT",
} as const satisfies Record<FlowLogTraffic, string>;

/** Seconds a flow may be gathered before it is written. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html */
export const FLOW_LOG_AGGREGATION_SECONDS = [60, 600] as const;
