import { isMadeFrom, type Placed, type Stack } from "../internal/stack";
import type { StackResource } from "../internal/resource";
import { unlessUnknown } from "../internal/unknown";
import { EVENT_RULE, EVENT_TARGET, QUEUE, TOPIC, TOPIC_SUBSCRIPTION } from "../resource-types/events";
import { type EventRule, namesSpotEvent, targetsOf } from "./event-rule";
import { isLikeAHandlers, speaksOfAHandler } from "./handler-signs";
import { installed, isNamed, TERMINATION_HANDLER } from "./interruption-handler";

/** A queue as rules see it. */
export type Queue = ReturnType<typeof QUEUE.view>;

/** A queue that a handler of interruptions reads, and who that is as far as the stack tells. */
export interface InterruptionQueue extends Placed<Queue> {
  readonly reader: "karpenter" | "termination-handler" | undefined;
  /** Rules that send to it, whether or not they are switched on. */
  readonly rules: readonly Placed<EventRule>[];
}

/**
 * The queues of a stack that a handler of interruptions reads.
 *
 * Those that Karpenter or a termination handler is told of. Where none is, the handler may be in another stack: then those that rules
 * on spot events feed and that look like a handler's, or all that these rules feed where something else in the stack speaks of one.
 * A queue that only records the events of spot is none.
 */
export function interruptionQueues(stack: Stack): readonly InterruptionQueue[] {
  const queues = stack.of(QUEUE).map((queue) => ({
    ...queue,
    reader: readerOf(queue, stack),
    rules: stack.of(EVENT_RULE).filter((rule) => isFed(queue, targetsOf(rule, stack), stack)),
  }));
  const told = queues.filter(({ reader }) => reader !== undefined);
  if (told.length > 0) {
    return told;
  }
  const hearing = queues.filter(({ rules }) =>
    rules.some(({ view }) => unlessUnknown(() => namesSpotEvent(view)) === true),
  );
  const alike = hearing.filter((queue) => isLikeAHandlers(queue, stack));
  return alike.length > 0 || !speaksOfAHandler(stack) ? alike : hearing;
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
