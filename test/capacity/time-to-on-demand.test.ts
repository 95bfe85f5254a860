import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  fallbackToOnDemand,
  groupsBeforeOnDemand,
  type FallbackTiming,
  type OfferedGroup,
} from "../../capacity/time-to-on-demand";

const SPOT: OfferedGroup = { priority: 50, isOnDemand: false };
const MIXED: OfferedGroup = { priority: 30, isOnDemand: false };
const ON_DEMAND: OfferedGroup = { priority: 10, isOnDemand: true };

const spot = (groups: number): OfferedGroup[] => [...Array.from({ length: groups }, () => SPOT), ON_DEMAND];

const ACTIVITIES: FallbackTiming = { detection: "scaling-activities", maxNodeProvisionSeconds: 300 };
const TIME_OUT: FallbackTiming = { detection: "time-out", maxNodeProvisionSeconds: 300 };

test.each<{ what: string; groups: OfferedGroup[]; before: number | undefined }>([
  { what: "no group", groups: [], before: undefined },
  { what: "no on-demand group", groups: [SPOT, MIXED], before: undefined },
  { what: "on-demand alone", groups: [ON_DEMAND], before: 0 },
  { what: "on-demand first", groups: [SPOT, { priority: 60, isOnDemand: true }], before: 0 },
  {
    what: "two tiers and a group behind",
    groups: [ON_DEMAND, SPOT, MIXED, { priority: 1, isOnDemand: false }],
    before: 2,
  },
  { what: "an equal of on-demand", groups: [ON_DEMAND, { priority: 10, isOnDemand: false }], before: 1 },
  { what: "two on-demand groups", groups: [SPOT, ON_DEMAND, MIXED, { priority: 40, isOnDemand: true }], before: 1 },
])("groups tried before on-demand: $what", ({ groups, before }) => {
  expect(groupsBeforeOnDemand(groups)).toBe(before);
});

describe("the wait for on-demand", () => {
  test.each<{ what: string; groups: OfferedGroup[]; timing: FallbackTiming; fallback: object | undefined }>([
    { what: "nothing on-demand", groups: [SPOT], timing: ACTIVITIES, fallback: undefined },
    { what: "nothing at all", groups: [], timing: ACTIVITIES, fallback: undefined },
    {
      what: "nothing before it: one scan and the node's start",
      groups: spot(0),
      timing: ACTIVITIES,
      fallback: { failedAttempts: 0, seconds: 190 },
    },
    {
      what: "one group, seen to fail: refusal, refresh and scan",
      groups: spot(1),
      timing: ACTIVITIES,
      fallback: { failedAttempts: 1, seconds: 320 },
    },
    {
      what: "one group, waited for",
      groups: spot(1),
      timing: TIME_OUT,
      fallback: { failedAttempts: 1, seconds: 500 },
    },
    {
      what: "two tiers, seen to fail",
      groups: [SPOT, MIXED, ON_DEMAND],
      timing: ACTIVITIES,
      fallback: { failedAttempts: 2, seconds: 450 },
    },
    {
      what: "two groups, waited for: the first is back before the second has failed, once",
      groups: spot(2),
      timing: TIME_OUT,
      fallback: { failedAttempts: 4, seconds: 1430 },
    },
    {
      what: "three groups, waited for",
      groups: spot(3),
      timing: TIME_OUT,
      fallback: { failedAttempts: 10, seconds: 3290 },
    },
    {
      what: "three groups, with the autoscaler's own time-out: one can be tried always",
      groups: spot(3),
      timing: { ...TIME_OUT, maxNodeProvisionSeconds: 900 },
      fallback: undefined,
    },
    {
      what: "two groups, with that time-out",
      groups: spot(2),
      timing: { ...TIME_OUT, maxNodeProvisionSeconds: 900 },
      fallback: { failedAttempts: 6, seconds: 5650 },
    },
    {
      what: "a refusal slower than the time-out: the time-out",
      groups: spot(1),
      timing: { ...ACTIVITIES, refusalSeconds: 900 },
      fallback: { failedAttempts: 1, seconds: 500 },
    },
    {
      what: "every option",
      groups: spot(1),
      timing: { ...ACTIVITIES, scanIntervalSeconds: 20, refusalSeconds: 30, nodeBootSeconds: 100 },
      fallback: { failedAttempts: 1, seconds: 230 },
    },
    {
      what: "a back-off that ends just when the second group has failed: one more round",
      groups: spot(2),
      timing: { ...TIME_OUT, initialBackoffSeconds: 310, maxBackoffSeconds: 620 },
      fallback: { failedAttempts: 4, seconds: 1430 },
    },
    {
      what: "a back-off that ends a second later: none",
      groups: spot(2),
      timing: { ...TIME_OUT, initialBackoffSeconds: 311 },
      fallback: { failedAttempts: 2, seconds: 810 },
    },
    {
      what: "a longest back-off that ends just when the second group has failed: for ever",
      groups: spot(2),
      timing: { ...TIME_OUT, initialBackoffSeconds: 300, maxBackoffSeconds: 310 },
      fallback: undefined,
    },
  ])("$what", ({ groups, timing, fallback }) => {
    expect(fallbackToOnDemand(groups, timing)).toEqual(fallback);
  });

  test.each<{ timing: Partial<FallbackTiming>; problem: string }>([
    { timing: { scanIntervalSeconds: 0 }, problem: "scanIntervalSeconds: 0 is not a time in seconds" },
    { timing: { maxNodeProvisionSeconds: -1 }, problem: "maxNodeProvisionSeconds: -1 is not a time in seconds" },
    { timing: { refusalSeconds: Number.NaN }, problem: "refusalSeconds: NaN is not a time in seconds" },
    { timing: { nodeBootSeconds: Infinity }, problem: "nodeBootSeconds: Infinity is not a time in seconds" },
    { timing: { initialBackoffSeconds: 0 }, problem: "initialBackoffSeconds: 0 is not a time in seconds" },
    { timing: { maxBackoffSeconds: 299 }, problem: "maxBackoffSeconds: 299 is not at least 300, the first one" },
  ])("$problem", ({ timing, problem }) => {
    expect(() => fallbackToOnDemand(spot(1), { ...ACTIVITIES, ...timing })).toThrow(new RangeError(problem));
  });
});

/** Attempts until all groups are left alone at once, where each free one is chosen by a number from 0 to 1; stops at 200. */
function attemptsOf(groups: number, attempt: number, timing: Required<Backoff>, choose: () => number): number {
  const states = Array.from({ length: groups }, () => ({ backoff: 0, until: 0 }));
  for (let [attempts, now] = [0, 0]; attempts < 200; attempts += 1) {
    const free = states.filter(({ until }) => until <= now);
    const chosen = free[Math.floor(choose() * free.length)];
    if (chosen === undefined) {
      return attempts;
    }
    now += attempt;
    chosen.backoff =
      chosen.backoff === 0 ? timing.initialBackoffSeconds : Math.min(2 * chosen.backoff, timing.maxBackoffSeconds);
    chosen.until = now + chosen.backoff;
  }
  return Infinity;
}

type Backoff = Pick<FallbackTiming, "initialBackoffSeconds" | "maxBackoffSeconds">;

describe("whatever the times are", () => {
  const SECONDS = fc.integer({ min: 1, max: 1200 });
  const TIMING = fc
    .record({
      detection: fc.constantFrom("scaling-activities", "time-out"),
      scanIntervalSeconds: fc.integer({ min: 1, max: 60 }),
      maxNodeProvisionSeconds: SECONDS,
      initialBackoffSeconds: SECONDS,
      longer: fc.integer({ min: 0, max: 4000 }),
      refusalSeconds: SECONDS,
      nodeBootSeconds: SECONDS,
    })
    .map(({ longer, ...timing }) => ({ ...timing, maxBackoffSeconds: timing.initialBackoffSeconds + longer }));
  const GROUPS = fc.integer({ min: 0, max: 6 });
  const secondsOf = (groups: number, timing: FallbackTiming) =>
    fallbackToOnDemand(spot(groups), timing)?.seconds ?? Infinity;

  test.each<{ what: string; more: (timing: Required<FallbackTiming>, by: number) => FallbackTiming }>([
    {
      what: "scans farther apart",
      more: (timing, by) => ({ ...timing, scanIntervalSeconds: timing.scanIntervalSeconds + by }),
    },
    {
      what: "a longer time-out",
      more: (timing, by) => ({ ...timing, maxNodeProvisionSeconds: timing.maxNodeProvisionSeconds + by }),
    },
    { what: "a slower refusal", more: (timing, by) => ({ ...timing, refusalSeconds: timing.refusalSeconds + by }) },
    { what: "a slower start", more: (timing, by) => ({ ...timing, nodeBootSeconds: timing.nodeBootSeconds + by }) },
    {
      what: "a shorter first back-off",
      more: (timing, by) => ({ ...timing, initialBackoffSeconds: Math.max(1, timing.initialBackoffSeconds - by) }),
    },
    {
      what: "a shorter longest back-off",
      more: (timing, by) => ({
        ...timing,
        maxBackoffSeconds: Math.max(timing.initialBackoffSeconds, timing.maxBackoffSeconds - by),
      }),
    },
    { what: "waiting in vain instead of being told", more: (timing) => ({ ...timing, detection: "time-out" }) },
  ])("$what never makes the wait shorter", ({ more }) => {
    fc.assert(
      fc.property(GROUPS, TIMING, SECONDS, (groups, timing, by) => {
        expect(secondsOf(groups, more(timing, by))).toBeGreaterThanOrEqual(secondsOf(groups, timing));
      }),
    );
  });

  test("one more group before on-demand never makes the wait shorter", () => {
    fc.assert(
      fc.property(GROUPS, TIMING, (groups, timing) => {
        expect(secondsOf(groups + 1, timing)).toBeGreaterThanOrEqual(secondsOf(groups, timing));
      }),
    );
  });

  test("no order of trying takes more attempts", () => {
    const choices = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(GROUPS, TIMING, choices, (groups, timing, numbers) => {
        const attempt = timing.maxNodeProvisionSeconds + timing.scanIntervalSeconds;
        const bound = fallbackToOnDemand(spot(groups), { ...timing, detection: "time-out" })?.failedAttempts;
        let at = 0;
        const choose = () => numbers[at++ % numbers.length] ?? 0;
        fc.pre(bound === undefined || bound < 200);
        expect(attemptsOf(groups, attempt, timing, choose)).toBeLessThanOrEqual(bound ?? Infinity);
      }),
    );
  });
});
