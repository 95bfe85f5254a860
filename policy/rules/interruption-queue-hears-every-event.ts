import {
  INTERRUPTION_EVENT_NAMES,
  INTERRUPTION_EVENTS,
  type InterruptionEvent,
  KARPENTER_EVENTS,
  SELF_REBALANCING_EVENTS,
  TERMINATION_HANDLER_EVENTS,
} from "../../facts/interruption";
import { isKubernetesGroup, isSpotGroup } from "../detectors/auto-scaling-group";
import { eventsOf, isDisabled, namesSpotEvent, targetsOf } from "../detectors/event-rule";
import { type InterruptionQueue, interruptionQueues } from "../detectors/interruption-queue";
import { hasTerminationHook } from "../detectors/lifecycle-hooks";
import { flag, texts } from "../internal/options";
import type { Stack } from "../internal/stack";
import { stackRule } from "../internal/stack-rule";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { EVENT_RULE, EVENT_TARGET, QUEUE } from "../resource-types/events";
import { HELM_RELEASE } from "../resource-types/kubernetes";

const QUEUE_EXAMPLE = {
  queue: { type: QUEUE.token, properties: { name: "east-interruptions", messageRetentionSeconds: 300 } },
  karpenter: {
    type: HELM_RELEASE.token,
    properties: {
      chart: "oci://public.ecr.aws/karpenter/karpenter",
      namespace: "kube-system",
      values: { settings: { clusterName: "east", interruptionQueue: "${queue.name}" } },
    },
  },
};
const TARGET_EXAMPLE = { type: EVENT_TARGET.token, properties: { rule: "${events.name}", arn: "${queue.arn}" } };

/** A handler in queue mode knows of nothing but what rules of EventBridge send to its queue. */
export const interruptionQueueHearsEveryEvent = stackRule({
  name: "interruption-queue-hears-every-event",
  entry: "C05",
  severity: "high",
  description: "The queue of an interruption handler is sent every event that the handler acts on.",
  why:
    "A handler that reads a queue learns of an interruption only by what rules of EventBridge send there. Where a rule is missing, " +
    "switched off or has no target, the handler runs, looks healthy and drains nothing.",
  mend: "Add a rule for each event that is missing, switched on, with the queue as its target.",
  sources: [
    "https://karpenter.sh/docs/reference/cloudformation/",
    "https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/README.md",
  ],
  options: {
    requiredEvents: texts({
      description: `Events that a queue must be sent, of ${INTERRUPTION_EVENT_NAMES.join(", ")}; none: those that its handler acts on`,
      standard: [],
    }),
    assumesRulesElsewhere: flag({
      description: "Another stack holds the rules that send to the queues of this one",
      standard: false,
    }),
  },
  examples: {
    broken: {
      ...QUEUE_EXAMPLE,
      events: {
        type: EVENT_RULE.token,
        properties: {
          eventPattern: '{"source":["aws.ec2"],"detail-type":["EC2 Spot Instance Interruption Warning"]}',
        },
      },
      "events-to-queue": TARGET_EXAMPLE,
    },
    kept: {
      ...QUEUE_EXAMPLE,
      events: {
        type: EVENT_RULE.token,
        properties: {
          eventPattern:
            '{"source":["aws.ec2","aws.health"],"detail-type":["EC2 Spot Instance Interruption Warning",' +
            '"EC2 Instance State-change Notification","AWS Health Event"]}',
        },
      },
      "events-to-queue": TARGET_EXAMPLE,
    },
  },
  judge: (stack, { each, options: { requiredEvents, assumesRulesElsewhere }, report }) => {
    const feeding = interruptionQueues(stack);
    const feeds = new Set(feeding.flatMap(({ rules }) => rules.map(({ resource }) => resource.urn)));
    each(stack.of(EVENT_RULE), (rule) => {
      if (!feeds.has(rule.resource.urn) && (targetsOf(rule, stack).length > 0 || !namesSpotEvent(rule.view))) {
        return;
      }
      if (isDisabled(rule.view)) {
        report(rule.resource, "state", "is switched off, so no handler hears of its events; switch it on");
      } else if (targetsOf(rule, stack).length === 0 && !assumesRulesElsewhere) {
        report(rule.resource, "eventPattern", "lets events of spot through to no target; add the queue of a handler");
      }
    });
    each(assumesRulesElsewhere ? [] : feeding, (queue) => {
      const asked = INTERRUPTION_EVENT_NAMES.filter((name) => requiredEvents.includes(name));
      const heard = queue.rules.flatMap(({ view }) => eventsOf(view));
      const missing = (asked.length > 0 ? asked : eventsFor(queue, stack)).filter((name) => !heard.includes(name));
      if (missing.length > 0) {
        const events = missing.map((name) => `"${INTERRUPTION_EVENTS[name].detailType}"`).join(", ");
        report(queue.resource, "name", `is sent no ${events}; add rules that send them to the queue`);
      }
    });
  },
});

/** Events that the handler of a queue acts on; where it is not in the stack, those that any handler does. */
function eventsFor({ reader }: InterruptionQueue, stack: Stack): readonly InterruptionEvent[] {
  const groups = stack
    .of(AUTO_SCALING_GROUP)
    .filter(({ view }) => isKubernetesGroup(view) && unlessUnknown(() => isSpotGroup(view)) === true);
  const selfRebalancing = groups.filter(
    (group) =>
      unlessUnknown(() => group.view.capacityRebalance) === true &&
      unlessUnknown(() => hasTerminationHook(group, stack)) === true,
  );
  if (reader !== "karpenter" && groups.length > 0 && selfRebalancing.length === groups.length) {
    return SELF_REBALANCING_EVENTS;
  }
  return reader === "termination-handler" ? TERMINATION_HANDLER_EVENTS : KARPENTER_EVENTS;
}
