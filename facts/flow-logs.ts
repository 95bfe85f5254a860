/** Traffic a flow log can record, and how EC2 spells it. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html */
export const FLOW_LOG_TRAFFIC = { all: "ALL", reject: "REJECT", accept: "ACCEPT" } as const;

/** A key of `FLOW_LOG_TRAFFIC`. */
export type FlowLogTraffic = keyof typeof FLOW_LOG_TRAFFIC;

/** Seconds a flow may be gathered before it is written. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html */
export const FLOW_LOG_AGGREGATION_SECONDS = [60, 600] as const;
