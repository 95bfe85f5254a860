import type * as pulumi from "@pulumi/pulumi";

import { AlarmTopic } from "../components/alarm-topic";
import { RebalanceMonitor } from "../components/rebalance-monitor";
import type { StackConfig } from "./config";

/** Makes the record of what AWS takes back, and its alarms, where an environment asks for it. */
export function makeMonitoring(
  { environment, partition, region }: StackConfig,
  accountId: pulumi.Output<string>,
  opts: pulumi.ComponentResourceOptions,
): void {
  const { name, monitoring: settings, tags } = environment;
  if (settings === undefined) {
    return;
  }
  const common = { partition, region, accountId, tags };
  const topic = settings.topic ? new AlarmTopic(name, { topicName: `${name}-alarms`, ...common }, opts) : undefined;
  const { retentionDays, recommendationsPerHour, recommendedAlonePerHour, dashboard } = settings;
  new RebalanceMonitor(
    name,
    {
      namePrefix: `${name}-spot`,
      logGroupName: `/aws/events/${name}/spot`,
      retentionDays,
      ...(recommendationsPerHour === undefined ? {} : { recommendationsPerHour }),
      ...(recommendedAlonePerHour === undefined ? {} : { recommendedAlonePerHour }),
      ...(topic === undefined ? {} : { topicArn: topic.topicArn }),
      hasDashboard: dashboard,
      ...common,
    },
    opts,
  );
}
