import { z } from "zod";

import { FLOW_LOG_AGGREGATION_SECONDS, FLOW_LOG_TRAFFIC_TYPES } from "../facts/flow-logs";
import { LOG_RETENTION_DAYS } from "../facts/limits";
import { documented, oneOf, oneOfNumbers } from "./documented";
import { DEFAULTS } from "./environment-defaults";

const days = LOG_RETENTION_DAYS.join(", ");
const { retentionDays, aggregationSeconds } = DEFAULTS.network.flowLogs;

/** What is recorded of the VPC's traffic. */
export const FLOW_LOGS = z.strictObject({
  trafficType: documented(oneOf(FLOW_LOG_TRAFFIC_TYPES), {
    text: "Which traffic is recorded: all of it, what security groups and network ACLs refused, or what they let pass.",
    why: "No default: `all` is what an investigation needs, `reject` a small part of its size.",
  }),
  retentionDays: documented(
    oneOfNumbers(LOG_RETENTION_DAYS, `a number of days CloudWatch Logs keeps: ${days}`).default(retentionDays),
    {
      text: "How long records are kept.",
      unit: "days",
      range: days,
      why: "A month: records are large, and CloudWatch's own default is for ever.",
    },
  ),
  aggregationSeconds: documented(
    oneOfNumbers(FLOW_LOG_AGGREGATION_SECONDS, FLOW_LOG_AGGREGATION_SECONDS.join(" or ")).default(aggregationSeconds),
    {
      text: "How long a flow may be gathered before it is written; on Nitro instances never more than a minute.",
      unit: "seconds",
      range: FLOW_LOG_AGGREGATION_SECONDS.join(" or "),
      why: "AWS's own default: fewer and larger records.",
    },
  ),
});
