/** Names of the two rules that count, by their event. */
export interface CountingRules {
  readonly interruption: string;
  readonly rebalance: string;
}

/** Alarms look at an hour at a time. */
export const SECONDS_PER_HOUR = 3600;

/**
 * How often a rule sent to its target, in all: with one target that is how many events it let through.
 *
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
 */
export function sumOf(ruleName: string) {
  return { namespace: "AWS/Events", metricName: "Invocations", dimensions: { RuleName: ruleName }, statistic: "Sum" };
}

/** Recommendations of an hour less interruptions of that hour, as an alarm reckons; an hour without events counts as none. */
export function recommendedAlone({ interruption, rebalance }: CountingRules) {
  const counted = (id: string, ruleName: string) => {
    const { statistic, ...metric } = sumOf(ruleName);
    return { id, returnData: false, metric: { ...metric, period: SECONDS_PER_HOUR, stat: statistic } };
  };
  return [
    {
      id: "alone",
      label: "Recommendations less interruptions, whole account and region",
      expression: "FILL(recommendations, 0) - FILL(interruptions, 0)",
      returnData: true,
    },
    counted("recommendations", rebalance),
    counted("interruptions", interruption),
  ];
}

/**
 * A dashboard, as JSON, that shows both rates.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export function rebalanceDashboard(region: string, { interruption, rebalance }: CountingRules): string {
  const metric = (ruleName: string, label: string) => ["AWS/Events", "Invocations", "RuleName", ruleName, { label }];
  return JSON.stringify({
    widgets: [
      {
        type: "metric",
        x: 0,
        y: 0,
        width: 24,
        height: 8,
        properties: {
          title: "Spot notices an hour, whole account and region",
          region,
          view: "timeSeries",
          stat: "Sum",
          period: SECONDS_PER_HOUR,
          metrics: [metric(rebalance, "Rebalance recommendations"), metric(interruption, "Interruptions")],
        },
      },
    ],
  });
}
