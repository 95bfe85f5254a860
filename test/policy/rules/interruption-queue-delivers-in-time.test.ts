import { expect, test } from "@jest/globals";

import { interruptionQueueDeliversInTime as rule } from "../../../policy/rules/interruption-queue-delivers-in-time";
import { UNKNOWN } from "../../support/policy-example";
import { runOn } from "../../support/run-rule";

const SEND = { Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action: "sqs:SendMessage" };
const TLS = {
  Effect: "Deny",
  Principal: "*",
  Action: "sqs:*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const SOUND = { Statement: [SEND, TLS] };
const ITN = '{"detail-type":["EC2 Spot Instance Interruption Warning"]}';
const HANDLED = '{"detail-type":["EC2 Spot Instance Interruption Warning","EC2 Instance State-change Notification"]}';

function queue(properties: object, policy: unknown = SOUND, eventPattern = HANDLED) {
  return {
    queue: { type: "aws:sqs/queue:Queue", properties: { messageRetentionSeconds: 300, ...properties } },
    policy: { type: "aws:sqs/queuePolicy:QueuePolicy", properties: { queueUrl: "${queue.url}", policy } },
    rule: { type: "aws:cloudwatch/eventRule:EventRule", properties: { eventPattern } },
    target: {
      type: "aws:cloudwatch/eventTarget:EventTarget",
      properties: { rule: "${rule.name}", arn: "${queue.arn}" },
    },
  };
}

const LATE = "queue messageRetentionSeconds: 345600 seconds; keep messages for at most 300";
const KEY =
  "queue kmsMasterKeyId: alias/aws/sqs does not let EventBridge send; leave it out and set sqsManagedSseEnabled";
const NO_SENDER = "queue policy: does not let events.amazonaws.com send; add a policy that does";
const NO_TLS = "queue policy: takes requests without TLS; deny those where aws:SecureTransport is false";

test.each([
  { stack: "a sound queue", resources: queue({}), says: [] },
  { stack: "policy as text", resources: queue({}, JSON.stringify(SOUND)), says: [] },
  { stack: "retention as text", resources: queue({ messageRetentionSeconds: "300" }), says: [] },
  { stack: "retention left out", resources: queue({ messageRetentionSeconds: null }), says: [LATE] },
  { stack: "retention as it arrives unset", resources: queue({ messageRetentionSeconds: 345600 }), says: [LATE] },
  {
    stack: "a second too long",
    resources: queue({ messageRetentionSeconds: 301 }),
    says: ["queue messageRetentionSeconds: 301 seconds; keep messages for at most 300"],
  },
  { stack: "AWS's key", resources: queue({ kmsMasterKeyId: "alias/aws/sqs" }), says: [KEY] },
  { stack: "a key of its own", resources: queue({ kmsMasterKeyId: "alias/east" }), says: [] },
  { stack: "nobody may send", resources: queue({}, { Statement: TLS }), says: [NO_SENDER] },
  { stack: "without TLS", resources: queue({}, { Statement: [SEND] }), says: [NO_TLS] },
  { stack: "no JSON", resources: queue({}, "{"), says: [NO_SENDER, NO_TLS] },
  {
    stack: "no policy, the queue's own unknown since it is computed",
    resources: { ...queue({ policy: UNKNOWN }), policy: { type: "aws:sns/topic:Topic", properties: {} } },
    says: [NO_SENDER, NO_TLS],
  },
  {
    stack: "policy unknown",
    resources: queue({ messageRetentionSeconds: 345600 }, UNKNOWN),
    says: [LATE, "queue unknown: policy is not known during a preview"],
  },
  {
    stack: "a record of interruptions, kept for days and read by nothing",
    resources: queue({ messageRetentionSeconds: 345600 }, {}, ITN),
    says: [],
  },
  {
    stack: "a queue that serves no handler",
    resources: queue({ messageRetentionSeconds: 345600 }, {}, "{}"),
    says: [],
  },
])("$stack", ({ resources, says }) => {
  expect(runOn(rule, resources)).toEqual(says);
});

test("an organisation may keep messages longer", () => {
  const resources = queue({ messageRetentionSeconds: 600 });
  expect(runOn(rule, resources, { options: { maximumRetentionSeconds: 600 } })).toEqual([]);
});
