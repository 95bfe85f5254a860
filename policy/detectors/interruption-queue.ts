import { INTERRUPTION_EVENT_NAMES, INTERRUPTION_EVENTS, type InterruptionEvent } from "../../facts/interruption";
import { isMadeFrom, type Placed, type Stack } from "../internal/stack";
import type { StackResource } from "../internal/resource";
import { unlessUnknown } from "../internal/unknown";
import {
  EVENT_RULE,
  EVENT_TARGET,
  type PatternValue,
  QUEUE,
  TOPIC,
  TOPIC_SUBSCRIPTION,
} from "../resource-types/events";
import { installed, isNamed, TERMINATION_HANDLER } from "./interruption-handler";

/** A rule of EventBridge as rules see it. */
export type EventRule = ReturnType<typeof EVENT_RULE.view>;

/** A queue as rules see it. */
export type Queue = ReturnType<typeof QUEUE.view>;

/** A queue that a handler of interruptions reads, and who that is as far as the stack tells. */
export interface InterruptionQueue extends Placed<Queue> {
  readonly reader: "karpenter" | "termination-handler" | undefined;
  /** Rules that send to it, whether or not they are switched on. */
  readonly rules: readonly Placed<EventRule>[];
}

/** Which of the events that tell of an interruption a rule lets through. @throws UnknownValue - its pattern is not known. */
export function eventsOf({ eventPattern: pattern }: EventRule): readonly InterruptionEvent[] {
  return INTERRUPTION_EVENT_NAMES.filter((name) => {
    const { source, detailType } = INTERRUPTION_EVENTS[name];
    return pattern !== undefined && lets(pattern.source, source) && lets(pattern["detail-type"], detailType);
  });
}

/** Says whether a rule names one of the two events of spot in its pattern, rather than letting everything through. */
export function namesSpotEvent(rule: EventRule): boolean {
  const events = eventsOf(rule);
  return (
    rule.eventPattern?.["detail-type"] !== undefined &&
    (events.includes("interruption") || events.includes("rebalance"))
  );
}

/** Says whether a rule is switched off; what is not known is taken as on. */
export function isDisabled(rule: EventRule): boolean {
  return unlessUnknown(() => rule.state) === "DISABLED" || unlessUnknown(() => rule.isEnabled) === false;
}

/** Targets of a rule. */
export function targetsOf({ resource, view }: Placed<EventRule>, stack: Stack): readonly StackResource[] {
  const name = unlessUnknown(() => view.name);
  return stack
    .of(EVENT_TARGET)
    .filter(
      (target) =>
        isMadeFrom(target.resource, "rule", resource) ||
        (name !== undefined && unlessUnknown(() => target.view.rule) === name),
    )
    .map((target) => target.resource);
}

/**
 * The queues of a stack that a handler of interruptions reads.
 *
 * Those that Karpenter or a termination handler is told of; where none of them is in the stack, those that rules on spot events feed.
 */
export function interruptionQueues(stack: Stack): readonly InterruptionQueue[] {
  const queues = stack.of(QUEUE).map((queue) => ({
    ...queue,
    reader: readerOf(queue, stack),
    rules: stack.of(EVENT_RULE).filter((rule) => isFed(queue, targetsOf(rule, stack), stack)),
  }));
  const told = queues.filter(({ reader }) => reader !== undefined);
  return told.length > 0
    ? told
    : queues.filter(({ rules }) => rules.some(({ view }) => unlessUnknown(() => namesSpotEvent(view)) === true));
}

function lets(wanted: readonly PatternValue[] | undefined, value: string): boolean {
  return (
    wanted === undefined ||
    wanted.some((one) => (typeof one === "string" ? one === value : value.startsWith(one.prefix ?? "")))
  );
}

/** Says whether one of the targets is a queue, or a topic that the queue is subscribed to. */
function isFed(queue: Placed<Queue>, targets: readonly StackResource[], stack: Stack): boolean {
  const name = unlessUnknown(() => queue.view.name);
  const topics = stack
    .of(TOPIC_SUBSCRIPTION)
    .filter(({ resource }) => isMadeFrom(resource, "endpoint", queue.resource))
    .flatMap(({ resource }) => stack.referredTo(resource, "topic", TOPIC));
  return targets.some((target) => {
    const arn = unlessUnknown(() => EVENT_TARGET.view(target.properties).arn);
    return (
      isMadeFrom(target, "arn", queue.resource) ||
      topics.some((topic) => isMadeFrom(target, "arn", topic.resource)) ||
      (name !== undefined && arn !== undefined && arn.startsWith("arn:") && arn.split(":").at(-1) === name)
    );
  });
}

function readerOf({ resource, view }: Placed<Queue>, stack: Stack): InterruptionQueue["reader"] {
  const name = unlessUnknown(() => view.name);
  const told = installed(stack).filter(
    ({ resource: program, settings }) =>
      isMadeFrom(program, settings, resource) || (name !== undefined && holds(program.properties[settings], name)),
  );
  return told.some((program) => isNamed(program, TERMINATION_HANDLER))
    ? "termination-handler"
    : told.some((program) => isNamed(program, "karpenter") || isNamed(program, "karpenter/controller"))
      ? "karpenter"
      : undefined;
}

/** Says whether a queue's name, or an address that ends in it, stands somewhere within a value. */
function holds(raw: unknown, name: string): boolean {
  return typeof raw === "string"
    ? raw === name || raw.endsWith(`/${name}`)
    : typeof raw === "object" && raw !== null && Object.values(raw).some((part) => holds(part, name));
}
