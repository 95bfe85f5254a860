import {
  INTERRUPTION_EVENT_NAMES,
  INTERRUPTION_EVENTS,
  type InterruptionEvent,
  SPOT_EVENTS,
} from "../../facts/interruption";
import type { StackResource } from "../internal/resource";
import { isMadeFrom, type Placed, type Stack } from "../internal/stack";
import { unlessUnknown } from "../internal/unknown";
import { EVENT_RULE, EVENT_TARGET, type PatternValue } from "../resource-types/events";

/** A rule of EventBridge as rules see it. */
export type EventRule = ReturnType<typeof EVENT_RULE.view>;

/** Which of the events that tell of an interruption a rule lets through. @throws UnknownValue - its pattern is not known. */
export function eventsOf({ eventPattern: pattern }: EventRule): readonly InterruptionEvent[] {
  return INTERRUPTION_EVENT_NAMES.filter((name) => {
    const { source, detailType } = INTERRUPTION_EVENTS[name];
    return pattern !== undefined && lets(pattern.source, source) && lets(pattern["detail-type"], detailType);
  });
}

/** Events as of `eventsOf` that a rule names in its pattern, rather than letting everything through. @throws UnknownValue */
export function namedEventsOf(rule: EventRule): readonly InterruptionEvent[] {
  return rule.eventPattern?.["detail-type"] === undefined ? [] : eventsOf(rule);
}

/** Says whether a rule names one of the two events of spot. @throws UnknownValue - its pattern is not known. */
export function namesSpotEvent(rule: EventRule): boolean {
  return namedEventsOf(rule).some((event) => SPOT_EVENTS.includes(event));
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

function lets(wanted: readonly PatternValue[] | undefined, value: string): boolean {
  return (
    wanted === undefined ||
    wanted.some((one) => (typeof one === "string" ? one === value : value.startsWith(one.prefix ?? "")))
  );
}
