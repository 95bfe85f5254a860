import * as kms from "@pulumi/aws/kms";
import * as sns from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";

import { alarmKeyPolicy, alarmTopicPolicy } from "../facts/iam-alarm-topic";
import type { Partition } from "../facts/regions";

/** What an `AlarmTopic` is made of. */
export interface AlarmTopicArgs {
  /** Name of the topic, such as `production-alarms`. */
  readonly topicName: string;
  readonly partition: Partition;
  /** Such as `us-east-1`. */
  readonly region: string;
  /** Id of the account whose alarms may publish. */
  readonly accountId: pulumi.Input<string>;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Where alarms of one account and region tell people that something is wrong.
 *
 * A topic, encrypted with a key of its own that alarms may use, and its policy. Who listens subscribes by other means. The
 * key costs a dollar a month.
 */
export class AlarmTopic extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;

  constructor(name: string, args: AlarmTopicArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:AlarmTopic", name, args, opts);
    const child = { parent: this };

    const { topicName, partition, region, tags } = args;
    const place = pulumi.output(args.accountId).apply((accountId) => ({ partition, region, accountId }));
    const key = new kms.Key(
      `${name}-key`,
      {
        description: `Encrypts ${topicName}`,
        enableKeyRotation: true,
        policy: place.apply(alarmKeyPolicy),
        tags,
      },
      child,
    );
    const topic = new sns.Topic(`${name}-topic`, { name: topicName, kmsMasterKeyId: key.arn, tags }, child);
    const policy = place.apply((where) => alarmTopicPolicy(where, topicName));
    new sns.TopicPolicy(`${name}-topic`, { arn: topic.arn, policy }, child);

    this.topicArn = topic.arn;
    this.registerOutputs({ topicArn: this.topicArn });
  }
}
