import { z } from "zod";

import { LOG_RETENTION_DAYS } from "../facts/limits";
import { documented, flag, oneOfNumbers, wholeNumber } from "./documented";
import { DEFAULTS } from "./environment-defaults";

const M = DEFAULTS.monitoring;
const EVENTS = { min: 1, max: 100_000 };

/** Who watches how often AWS takes spot nodes back. */
export const MONITORING = z.strictObject({
  retentionDays: documented(
    oneOfNumbers(
      LOG_RETENTION_DAYS,
      `a number of days CloudWatch Logs keeps: ${LOG_RETENTION_DAYS.join(", ")}`,
    ).default(M.retentionDays),
    {
      text: "How long the record of interruptions and recommendations is kept: those of the whole account and region.",
      unit: "days",
      range: LOG_RETENTION_DAYS.join(", "),
      why: "A quarter shows which pools are taken back, and costs next to nothing.",
    },
  ),
  recommendationsPerHour: documented(wholeNumber(EVENTS).exactOptional(), {
    text: "Rebalance recommendations an hour, of the whole account and region, above which an alarm is raised.",
    range: "1 to 100000",
    why: "Without it no alarm: what is usual depends on how many nodes there are.",
  }),
  recommendedAlonePerHour: documented(wholeNumber(EVENTS).exactOptional(), {
    text: "How many more recommendations than interruptions an hour raise an alarm.",
    range: "1 to 100000",
    why: "Without it no alarm. Many of them mean a circle: nodes start, take over pods, and end for nothing.",
  }),
  topic: documented(flag().default(M.topic), {
    text: "Whether a topic of SNS hears of the alarms; who listens subscribes to it.",
    why: "Off: alarms are seen in the console.",
  }),
  dashboard: documented(flag().default(M.dashboard), {
    text: "Whether there is a dashboard of CloudWatch.",
    why: "Off: the first three of an account are free, later ones are not.",
  }),
});
