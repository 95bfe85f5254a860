import { CLUSTER_AUTOSCALER_DEFAULTS as DEFAULTS, GROUP_REFRESH_SECONDS } from "../facts/cluster-autoscaler";

/** A group of nodes that could hold the pod. */
export interface OfferedGroup {
  /** The higher is tried first. */
  readonly priority: number;
  /** Whether its nodes are on-demand, all of them: of others none may be to be had. */
  readonly isOnDemand: boolean;
}

/** What decides how soon the autoscaler turns to on-demand; whole seconds. */
export interface FallbackTiming {
  /**
   * How it learns that AWS has no capacity.
   *
   * With `scaling-activities` it reads of the failed launch in the group's activities, for which it needs leave to
   * `DescribeScalingActivities`. With `time-out` it waits for the node in vain. The latter is also what happens to nodes
   * that start but never join.
   */
  readonly detection: "scaling-activities" | "time-out";
  /** How often it looks for pods that no node holds. Default 10, its own. */
  readonly scanIntervalSeconds?: number;
  /** How long it waits for a node before it tries another group. */
  readonly maxNodeProvisionSeconds: number;
  /** How long a group that failed is left alone at first; each time doubles it. Default 300, its own. */
  readonly initialBackoffSeconds?: number;
  /** How long a group that failed is left alone at most. Default 1800, its own. */
  readonly maxBackoffSeconds?: number;
  /** How long Auto Scaling tries before it says that a launch failed. Default 60; AWS promises nothing. */
  readonly refusalSeconds?: number;
  /** How long a node takes from its launch until pods run on it. Default 180; see what yours take. */
  readonly nodeBootSeconds?: number;
}

/** What waiting for on-demand capacity means. */
export interface Fallback {
  /** Launches that fail before an on-demand group is tried, at most. */
  readonly failedAttempts: number;
  /** From the pod that waits to the on-demand node it runs on, at most. */
  readonly seconds: number;
}

/** Groups that are tried before the first on-demand one; undefined: none is on-demand. Among equals that one comes last. */
export function groupsBeforeOnDemand(groups: readonly OfferedGroup[]): number | undefined {
  const onDemand = groups.filter(({ isOnDemand }) => isOnDemand).map(({ priority }) => priority);
  const first = Math.max(...onDemand);
  return onDemand.length === 0
    ? undefined
    : groups.filter(({ priority, isOnDemand }) => !isOnDemand && priority >= first).length;
}

/**
 * How long a pod waits for on-demand capacity at most while there is no spot at all; undefined: for ever.
 *
 * The autoscaler sees the pod at its next scan and asks the best group for a node. It asks no other as long as that node
 * may still come. When it learns that it will not, it leaves the group alone for a while (the back-off: 5 minutes, then
 * 10, 20, up to 30) and asks the next. A group whose back-off has ended is asked again, before any of lower priority: only
 * when all groups of higher priority are left alone at once is on-demand's turn. With failures that take long the first
 * groups are back before the last one has failed. From some number of groups on there is always one to try, and on-demand
 * is never asked.
 *
 * The number of attempts is a bound that holds in whatever order the groups are tried. A group that failed n times was
 * left alone n - 1 times in between; there are as many attempts as there are failures of all groups; and the first and
 * last failures of different groups are different attempts. What no group could have failed is no attempt.
 *
 * It holds for pods that come together: pods that come later and make the same group ask for more start its time-out
 * anew. It takes on-demand capacity for granted.
 *
 * @param groups - Those that could hold the pod and have room to grow.
 *
 * @throws RangeError - a time is not what the autoscaler takes.
 *
 * Sources: https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/clusterstate/clusterstate.go ·
 * https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.36.1/cluster-autoscaler/utils/backoff/exponential_backoff.go ·
 * https://github.com/kubernetes/autoscaler/pull/4489 (scaling activities)
 */
export function fallbackToOnDemand(groups: readonly OfferedGroup[], timing: FallbackTiming): Fallback | undefined {
  const { scanIntervalSeconds = DEFAULTS.scanIntervalSeconds, nodeBootSeconds = 180 } = timing;
  const { initialBackoffSeconds = DEFAULTS.initialBackoffSeconds } = timing;
  const { maxBackoffSeconds = DEFAULTS.maxBackoffSeconds } = timing;
  refuseTimes({
    scanIntervalSeconds,
    maxNodeProvisionSeconds: timing.maxNodeProvisionSeconds,
    initialBackoffSeconds,
    nodeBootSeconds,
  });
  if (!(maxBackoffSeconds >= initialBackoffSeconds)) {
    throw new RangeError(
      `maxBackoffSeconds: ${maxBackoffSeconds} is not at least ${initialBackoffSeconds}, the first one`,
    );
  }
  const attempt = attemptSeconds(timing, scanIntervalSeconds);
  const before = groupsBeforeOnDemand(groups);
  const failedAttempts =
    before === undefined ? undefined : mostAttempts(before, attempt, initialBackoffSeconds, maxBackoffSeconds);
  return failedAttempts === undefined
    ? undefined
    : { failedAttempts, seconds: scanIntervalSeconds + failedAttempts * attempt + nodeBootSeconds };
}

/** From asking a group for a node until the scan that gives it up, at most. */
function attemptSeconds(timing: FallbackTiming, scanIntervalSeconds: number): number {
  const { detection, maxNodeProvisionSeconds, refusalSeconds = 60 } = timing;
  refuseTimes({ refusalSeconds });
  const known = refusalSeconds + GROUP_REFRESH_SECONDS;
  const given = detection === "time-out" ? maxNodeProvisionSeconds : Math.min(known, maxNodeProvisionSeconds);
  return given + scanIntervalSeconds;
}

/**
 * Attempts, one after another, before all groups are left alone at once, at most; undefined: it may go on for ever.
 *
 * Counted in attempts, a group is left alone for `rest` of them after a failure. To fail n times takes a span from the first
 * to the last; between the counts the least span grows evenly, which makes it a concave function of n, so that equal spans
 * of all groups allow the most.
 */
function mostAttempts(groups: number, attempt: number, initial: number, max: number): number | undefined {
  const rest = (failures: number) => Math.ceil(Math.min(initial * 2 ** (failures - 1), max) / attempt);
  if (groups > 0 && Math.ceil(max / attempt) < groups) {
    return undefined;
  }
  let attempts = groups;
  let [failures, span] = [1, 0];
  for (;;) {
    const next = attempts + 1 - groups;
    while (next > span + 1 + rest(failures)) {
      span += 1 + rest(failures);
      failures += 1;
    }
    const step = 1 + rest(failures);
    if (groups * (failures * step + next - span) < (attempts + 1) * step) {
      return attempts;
    }
    attempts += 1;
  }
}

function refuseTimes(times: Readonly<Record<string, number>>): void {
  for (const [path, seconds] of Object.entries(times)) {
    if (!(Number.isFinite(seconds) && seconds > 0)) {
      throw new RangeError(`${path}: ${seconds} is not a time in seconds`);
    }
  }
}
