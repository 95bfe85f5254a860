import { json, oneOrMany } from "../internal/json-reader";
import { resourceType } from "../internal/resource-type";
import { boolean, number, object, type Reader, text } from "../internal/view";
import { policyDocument } from "./policy-document";

/** What a pattern wants of a field: a text, or a condition on one of which only the beginning is read. */
export type PatternValue = string | { readonly prefix: string | undefined };

const prefixed = object({ prefix: text });
const patternValue: Reader<PatternValue> = (raw, path) => {
  const condition = prefixed(raw, path);
  return condition === undefined ? text(raw, path) : { prefix: condition.prefix };
};
const patternValues: Reader<readonly PatternValue[]> = (raw, path) =>
  raw === undefined ? undefined : oneOrMany(patternValue)(raw, path);

/** A rule of EventBridge. Source: https://www.pulumi.com/registry/packages/aws/api-docs/cloudwatch/eventrule/ */
export const EVENT_RULE = resourceType("aws:cloudwatch/eventRule:EventRule", {
  eventPattern: json(object({ source: patternValues, "detail-type": patternValues })),
  isEnabled: boolean,
  name: text,
  state: text,
});

/** Where a rule sends to. Source: https://www.pulumi.com/registry/packages/aws/api-docs/cloudwatch/eventtarget/ */
export const EVENT_TARGET = resourceType("aws:cloudwatch/eventTarget:EventTarget", { arn: text, rule: text });

/** A queue. Source: https://www.pulumi.com/registry/packages/aws/api-docs/sqs/queue/ */
export const QUEUE = resourceType("aws:sqs/queue:Queue", {
  kmsMasterKeyId: text,
  messageRetentionSeconds: number,
  name: text,
  policy: json(policyDocument),
});

/** Who may use a queue. Source: https://www.pulumi.com/registry/packages/aws/api-docs/sqs/queuepolicy/ */
export const QUEUE_POLICY = resourceType("aws:sqs/queuePolicy:QueuePolicy", {
  policy: json(policyDocument),
  queueUrl: text,
});

/** A topic. Source: https://www.pulumi.com/registry/packages/aws/api-docs/sns/topic/ */
export const TOPIC = resourceType("aws:sns/topic:Topic", {});

/** Who hears of a topic. Source: https://www.pulumi.com/registry/packages/aws/api-docs/sns/topicsubscription/ */
export const TOPIC_SUBSCRIPTION = resourceType("aws:sns/topicSubscription:TopicSubscription", {});

/** A function. Source: https://www.pulumi.com/registry/packages/aws/api-docs/lambda/function/ */
export const FUNCTION = resourceType("aws:lambda/function:Function", {});
