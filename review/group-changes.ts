import { rollout, type Rollout } from "../capacity/rollout";
import { AUTO_SCALING_CHECKPOINT_DELAY_SECONDS, MANAGED_BATCH_SECONDS } from "../facts/timeouts";
import type { PlannedResource } from "../preview/plan";
import type { WireValue } from "../preview/wire";
import { nodeEffect, type NodeEffect } from "./node-effect";
import type { PlanSide } from "./plan-side";
import { bareValue, valueAt } from "./property-path";
import type { ResourceChange } from "./resource-change";

/** What an update does to the nodes of one group. */
export interface GroupChange {
  readonly urn: string;
  /** Name of the resource, such as `production-general-nodes`. */
  readonly name: string;
  /** Name of the group in the environment; absent where no component of ours made it. */
  readonly group?: string;
  readonly effect: NodeEffect;
  /** What replacing every node means at the group's largest size, where they are rolled. */
  readonly rollout?: Rollout;
  /** What a person runs to replace the nodes that are there: those of an enduring group never go by themselves. */
  readonly command?: string;
}

/** What an update does to nodes, one entry for each node group that changes, in the order of the changes. */
export function groupChanges(changes: readonly ResourceChange[], sides: readonly PlanSide[]): readonly GroupChange[] {
  return changes.flatMap((change) => {
    const effect = nodeEffect(change);
    return effect === undefined ? [] : [groupChange(change, effect, sides)];
  });
}

function groupChange(change: ResourceChange, effect: NodeEffect, sides: readonly PlanSide[]): GroupChange {
  const { urn, name, after } = change;
  const args = sides.map((side) => argsOf(urn, side)).find((found) => found !== undefined);
  const group = textAt(args, "group");
  const roll = after === undefined || !/^(rolls|may roll) the nodes$/.test(effect) ? undefined : rolloutOf(after);
  const isOutdated = effect === "new nodes only" && change.changed.some((path) => path.endsWith(".version"));
  const command = isOutdated && textAt(args, "role") === "enduring" ? rollCommand(args, group) : undefined;
  return {
    urn,
    name,
    ...(group === undefined ? {} : { group }),
    effect,
    ...(roll === undefined ? {} : { rollout: roll }),
    ...(command === undefined ? {} : { command }),
  };
}

/** Arguments of the component a group stands in. */
function argsOf(urn: string, side: PlanSide): WireValue | undefined {
  const resource = side.resources.get(urn);
  const component = resource === undefined ? undefined : side.componentOf(resource);
  return component === undefined ? undefined : bareValue(component.inputs);
}

function rollCommand(args: WireValue | undefined, group = ""): string {
  return `bin/roll-enduring-nodes --cluster ${textAt(args, "clusterName") ?? ""} --group ${group}`;
}

/** What a roll means by the settings of the group itself; undefined: it has none of a roll. */
function rolloutOf({ type, inputs }: PlannedResource): Rollout | undefined {
  const settings = bareValue(inputs);
  return type === "aws:eks/nodeGroup:NodeGroup" ? managedRollout(settings) : refreshRollout(settings);
}

function managedRollout(inputs: WireValue): Rollout | undefined {
  const nodes = numberAt(inputs, "scalingConfig.maxSize");
  const percentAtATime = numberAt(inputs, "updateConfig.maxUnavailablePercentage");
  return nodes === undefined || percentAtATime === undefined
    ? undefined
    : rollout({ nodes, percentAtATime, secondsPerBatch: MANAGED_BATCH_SECONDS });
}

function refreshRollout(inputs: WireValue): Rollout | undefined {
  const nodes = numberAt(inputs, "maxSize");
  const preferences = valueAt(inputs, "instanceRefresh.preferences");
  const [least, most] = [numberAt(preferences, "minHealthyPercentage"), numberAt(preferences, "maxHealthyPercentage")];
  if (nodes === undefined || least === undefined || most === undefined) {
    return undefined;
  }
  const checkpoints = valueAt(preferences, "checkpointPercentages");
  return rollout({
    nodes,
    percentAtATime: most - least,
    secondsPerBatch: numberAt(preferences, "instanceWarmup") ?? 0,
    pauses: Array.isArray(checkpoints) ? Math.max(0, checkpoints.length - 1) : 0,
    pauseSeconds: numberAt(preferences, "checkpointDelay") ?? AUTO_SCALING_CHECKPOINT_DELAY_SECONDS,
  });
}

function textAt(value: WireValue | undefined, path: string): string | undefined {
  const found = valueAt(value, path);
  return typeof found === "string" ? found : undefined;
}

/** A number, or one that is written as text, as AWS wants some. */
function numberAt(value: WireValue | undefined, path: string): number | undefined {
  const found = valueAt(value, path);
  const isNumber = typeof found === "number" || (typeof found === "string" && /^\d+$/.test(found));
  return isNumber ? Number(found) : undefined;
}
