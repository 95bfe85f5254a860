import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";

import { boundedName } from "../capacity/bounded-name";
import { eventLogPolicy } from "../facts/iam-event-log";
import { eventPattern, type InterruptionEvent } from "../facts/interruption";
import { LOG_RETENTION_DAYS, NAME_LIMITS } from "../facts/limits";
import type { Partition } from "../facts/regions";
import { notAmong, outsideRange, refuseInvalid, type ArgumentProblem } from "./internal/errors";
import { rebalanceDashboard, recommendedAlone, SECONDS_PER_HOUR, sumOf } from "./internal/rebalance-metrics";

/** What a `RebalanceMonitor` is made of. */
export interface RebalanceMonitorArgs {
  /**
   * Beginning of the names of rules, alarms and the dashboard, such as `production-spot`: at most 100 letters, digits, - and _.
   *
   * Fixed, since metrics are found by it.
   */
  readonly namePrefix: string;
  /** Name of the log group of the record, beginning with `/aws/events/`, such as `/aws/events/production/spot`. */
  readonly logGroupName: string;
  /** How long the record is kept, in days that CloudWatch Logs knows, such as 90. */
  readonly retentionDays: number;
  /** Recommendations an hour above which an alarm is raised, a whole number from 1. Default: no alarm, the record alone. */
  readonly recommendationsPerHour?: number;
  /**
   * How many more recommendations than interruptions an hour raise an alarm, a whole number from 1. Default: no alarm.
   *
   * Many that no interruption follows mean a circle: a node starts, moves its pods, and ends for nothing.
   */
  readonly recommendedAlonePerHour?: number;
  /** ARN of a topic that hears of the alarms. Default: they are seen in the console only. */
  readonly topicArn?: pulumi.Input<string>;
  /** Whether there is a dashboard. Default false; the first three of an account are free. */
  readonly hasDashboard?: boolean;
  readonly partition: Partition;
  /** Such as `us-east-1`. */
  readonly region: string;
  /** Id of the account whose rules may write. */
  readonly accountId: pulumi.Input<string>;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * A record of the interruptions and rebalance recommendations of spot instances, and alarms on their rate.
 *
 * A log group with its policy, two rules whose target it is, and the alarms and the dashboard where asked. It counts the
 * whole account and region: these events carry no tags, so that another cluster's are among them. No function counts; a rule
 * has one target, and EventBridge itself counts how often it is sent to.
 *
 * @throws ResourceError - a name, a threshold or a number of days that AWS does not take.
 */
export class RebalanceMonitor extends pulumi.ComponentResource {
  constructor(name: string, args: RebalanceMonitorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:RebalanceMonitor", name, args, opts);
    const child = { parent: this };
    refuseInvalid(this, monitorProblems(args));

    const { namePrefix, logGroupName, partition, region, tags, hasDashboard = false } = args;
    const rules = { interruption: ruleName(namePrefix, "interruption"), rebalance: ruleName(namePrefix, "rebalance") };
    const logGroup = new cloudwatch.LogGroup(
      `${name}-record`,
      { name: logGroupName, retentionInDays: args.retentionDays, tags },
      child,
    );
    const policyDocument = pulumi
      .output(args.accountId)
      .apply((accountId) => eventLogPolicy({ partition, region, accountId }, logGroupName, Object.values(rules)));
    const writing = new cloudwatch.LogResourcePolicy(
      `${name}-record`,
      { policyName: namePrefix, policyDocument },
      child,
    );
    for (const event of ["interruption", "rebalance"] as const) {
      const settings = { name: rules[event], eventPattern: eventPattern(event), tags };
      const rule = new cloudwatch.EventRule(`${name}-${event}`, settings, child);
      new cloudwatch.EventTarget(
        `${name}-${event}`,
        { rule: rule.name, arn: logGroup.arn },
        { ...child, dependsOn: [writing] },
      );
    }
    makeAlarms(name, args, rules, child);
    if (hasDashboard) {
      const dashboardBody = rebalanceDashboard(region, rules);
      new cloudwatch.Dashboard(`${name}-dashboard`, { dashboardName: namePrefix, dashboardBody }, child);
    }
    this.registerOutputs({});
  }
}

function makeAlarms(
  name: string,
  { namePrefix, recommendationsPerHour, recommendedAlonePerHour, topicArn, tags }: RebalanceMonitorArgs,
  rules: { readonly interruption: string; readonly rebalance: string },
  child: pulumi.CustomResourceOptions,
): void {
  const common = {
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 1,
    // EventBridge counts nothing in an hour without events, and that hour is a good one.
    treatMissingData: "notBreaching",
    ...(topicArn === undefined ? {} : { alarmActions: [topicArn] }),
    tags,
  };
  if (recommendationsPerHour !== undefined) {
    new cloudwatch.MetricAlarm(
      `${name}-recommendations`,
      {
        name: `${namePrefix}-recommendations`,
        alarmDescription: "Rebalance recommendations an hour in the whole account and region.",
        ...sumOf(rules.rebalance),
        period: SECONDS_PER_HOUR,
        threshold: recommendationsPerHour,
        ...common,
      },
      child,
    );
  }
  if (recommendedAlonePerHour !== undefined) {
    new cloudwatch.MetricAlarm(
      `${name}-recommended-alone`,
      {
        name: `${namePrefix}-recommended-alone`,
        alarmDescription: "Rebalance recommendations less interruptions an hour in the whole account and region.",
        metricQueries: recommendedAlone(rules),
        threshold: recommendedAlonePerHour,
        ...common,
      },
      child,
    );
  }
}

function ruleName(namePrefix: string, event: InterruptionEvent): string {
  const end = `-${event}`;
  return `${boundedName(namePrefix, NAME_LIMITS["event-rule"].maxLength - end.length)}${end}`;
}

function monitorProblems(args: RebalanceMonitorArgs): readonly ArgumentProblem[] {
  const { namePrefix, logGroupName, retentionDays, recommendationsPerHour, recommendedAlonePerHour } = args;
  return [
    ...(/^[A-Za-z0-9_-]{1,100}$/.test(namePrefix)
      ? []
      : [{ path: "namePrefix", problem: `${namePrefix} is not 1 to 100 letters, digits, - and _` }]),
    ...(logGroupName.startsWith("/aws/events/")
      ? []
      : [{ path: "logGroupName", problem: `${logGroupName} is not a name that begins with /aws/events/` }]),
    ...notAmong("retentionDays", retentionDays, LOG_RETENTION_DAYS),
    ...(recommendationsPerHour === undefined
      ? []
      : outsideRange("recommendationsPerHour", recommendationsPerHour, { min: 1 })),
    ...(recommendedAlonePerHour === undefined
      ? []
      : outsideRange("recommendedAlonePerHour", recommendedAlonePerHour, { min: 1 })),
  ];
}
