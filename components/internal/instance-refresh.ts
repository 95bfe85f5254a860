import type { GroupArgs } from "@pulumi/aws/autoscaling";

import { outsideRange, type ArgumentProblem } from "./errors";

/**
 * How an Auto Scaling group replaces its nodes when their launch template changes.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html
 */
export interface InstanceRefreshSettings {
  /** Share of the group that stays in service, in percent, 0 to 100. */
  readonly minHealthyPercentage: number;
  /** How far the group may grow meanwhile, in percent, 100 to 200, at most 100 above the other. */
  readonly maxHealthyPercentage: number;
  /** How long a new node is given before it counts, in seconds. */
  readonly warmupSeconds: number;
  /** Shares at which the refresh pauses, in percent, rising, the last one 100. Default: it runs through. */
  readonly checkpointPercentages?: readonly number[];
  /** How long each pause lasts, in seconds, only beside `checkpointPercentages`. Default: Auto Scaling's own hour. */
  readonly checkpointDelaySeconds?: number;
}

const MAX_CHECKPOINT_DELAY_SECONDS = 172_800;

/** A rolling refresh that leaves nodes alone that are as they should be. */
export function instanceRefresh(settings: InstanceRefreshSettings): NonNullable<GroupArgs["instanceRefresh"]> {
  const { minHealthyPercentage, maxHealthyPercentage, warmupSeconds } = settings;
  const { checkpointPercentages, checkpointDelaySeconds } = settings;
  return {
    strategy: "Rolling",
    preferences: {
      minHealthyPercentage,
      maxHealthyPercentage,
      instanceWarmup: `${warmupSeconds}`,
      skipMatching: true,
      ...(checkpointPercentages === undefined ? {} : { checkpointPercentages: [...checkpointPercentages] }),
      ...(checkpointDelaySeconds === undefined ? {} : { checkpointDelay: `${checkpointDelaySeconds}` }),
    },
  };
}

/** What is wrong with the settings of a refresh. */
export function refreshProblems(settings: InstanceRefreshSettings): readonly ArgumentProblem[] {
  const { minHealthyPercentage: least, maxHealthyPercentage: most, warmupSeconds } = settings;
  const path = "instanceRefresh";
  const spread = `${most} is not at most 100 above minHealthyPercentage, ${least}; lower it`;
  return [
    ...outsideRange(`${path}.minHealthyPercentage`, least, { min: 0, max: 100 }),
    ...outsideRange(`${path}.maxHealthyPercentage`, most, { min: 100, max: 200 }),
    ...(most - least > 100 ? [{ path: `${path}.maxHealthyPercentage`, problem: spread }] : []),
    ...outsideRange(`${path}.warmupSeconds`, warmupSeconds, { min: 0, max: 3600 }),
    ...checkpointProblems(path, settings),
  ];
}

function checkpointProblems(path: string, settings: InstanceRefreshSettings): readonly ArgumentProblem[] {
  const { checkpointPercentages: shares, checkpointDelaySeconds: delay } = settings;
  const isRising = shares?.every((share, place) => share > (shares[place - 1] ?? 0)) ?? true;
  const isWhole = shares === undefined || (isRising && shares.at(-1) === 100);
  const problem = `[${shares?.join(", ") ?? ""}] is not a rising list of percentages that ends with 100`;
  const alone = `${delay ?? 0} is not used without checkpointPercentages; name some, or leave it out`;
  return [
    ...(isWhole ? [] : [{ path: `${path}.checkpointPercentages`, problem }]),
    ...(delay === undefined
      ? []
      : outsideRange(`${path}.checkpointDelaySeconds`, delay, { min: 0, max: MAX_CHECKPOINT_DELAY_SECONDS })),
    ...(delay !== undefined && shares === undefined
      ? [{ path: `${path}.checkpointDelaySeconds`, problem: alone }]
      : []),
  ];
}
