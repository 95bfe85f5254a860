import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";

import { FLOW_LOG_AGGREGATION_SECONDS, FLOW_LOG_TRAFFIC, type FlowLogTraffic } from "../facts/flow-logs";
import { flowLogsPolicy, flowLogsTrust, logGroupArn } from "../facts/iam-flow-logs";
import { LOG_RETENTION_DAYS } from "../facts/limits";
import { notAmong, refuseInvalid, type ArgumentProblem } from "./internal/errors";
import { makeRole, type RoleSettings } from "./internal/role";

/** What `FlowLogs` are made of. */
export interface FlowLogsArgs {
  /** Name of the log group, such as `/aws/vpc/production/flow-logs`. */
  readonly logGroupName: string;
  readonly vpcId: pulumi.Input<string>;
  /** Whether to record all traffic, or only what security groups and network ACLs refused or let pass. */
  readonly trafficType: FlowLogTraffic;
  /** How long records are kept, in days that CloudWatch Logs knows, such as 30. */
  readonly retentionDays: number;
  /** How long a flow may be gathered before it is written, in seconds, 60 or 600. */
  readonly aggregationSeconds: number;
  /** Id of the account, for the role's trust and policy. */
  readonly accountId: pulumi.Input<string>;
  /** Such as `us-east-1`. */
  readonly region: string;
  readonly iam: RoleSettings;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * A record of who spoke with whom in a VPC.
 *
 * A log group, a role that can write to that group and to no other, and the flow log.
 *
 * @throws ResourceError - a number of days or seconds that AWS does not take.
 */
export class FlowLogs extends pulumi.ComponentResource {
  constructor(name: string, args: FlowLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:FlowLogs", name, args, opts);
    const child = { parent: this };
    refuseInvalid(this, flowLogProblems(args));

    const { logGroupName, vpcId, trafficType, region, iam: settings, tags } = args;
    const { partition } = settings;
    const logGroup = new cloudwatch.LogGroup(
      `${name}-flow-logs`,
      { name: logGroupName, retentionInDays: args.retentionDays, tags },
      child,
    );
    const place = pulumi.output(args.accountId).apply((accountId) => ({ partition, region, accountId }));
    const trust = place.apply(flowLogsTrust);
    const inlinePolicies = { deliver: place.apply((where) => flowLogsPolicy(logGroupArn(where, logGroupName))) };
    const roleArgs = { trust, policies: [], inlinePolicies, settings, tags };
    const { role, attachments } = makeRole(`${name}-flow-logs-role`, roleArgs, child);
    new ec2.FlowLog(
      `${name}-flow-log`,
      {
        vpcId,
        trafficType: FLOW_LOG_TRAFFIC[trafficType],
        maxAggregationInterval: args.aggregationSeconds,
        logDestinationType: "cloud-watch-logs",
        logDestination: logGroup.arn,
        iamRoleArn: role.arn,
        tags,
      },
      { ...child, dependsOn: [...attachments] },
    );
    this.registerOutputs({});
  }
}

function flowLogProblems({ retentionDays, aggregationSeconds }: FlowLogsArgs): readonly ArgumentProblem[] {
  return [
    ...notAmong("retentionDays", retentionDays, LOG_RETENTION_DAYS),
    ...notAmong("aggregationSeconds", aggregationSeconds, FLOW_LOG_AGGREGATION_SECONDS),
  ];
}
