import {
  AUTOSCALER_ENABLED_TAG,
  autoscalerClusterTag,
  clusterTag,
  EBS_DRIVER_TAG,
  terminationHandlerTag,
} from "../../facts/autoscaler-tags";
import { nodeLabels, nodeTaints, type NodeIdentity } from "../../facts/labels";
import { TAG_LIMITS } from "../../facts/limits";
import type { NodeAmount } from "../../facts/node-reserve";
import type { ArgumentProblem } from "./errors";
import { scaleFromZeroPlacement, scaleFromZeroResources } from "./scale-from-zero";

/** A tag of an Auto Scaling group, which takes no map. */
export interface GroupTag {
  readonly key: string;
  readonly value: string;
  /** Whether the instances get it too. */
  readonly propagateAtLaunch: boolean;
}

/** What the tags of a group are made of, beside its labels and taints. */
export interface GroupTagSettings {
  readonly clusterName: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly smallestNode: NodeAmount;
  /** Further labels that the autoscaler is told of an empty group. Default: none. */
  readonly templateLabels?: Readonly<Record<string, string>>;
}

/**
 * Tags of an Auto Scaling group of ours, in order of key.
 *
 * Instances get what they are found and billed by; what only the autoscaler reads stays on the group.
 */
export function groupTags(nodeName: string, identity: NodeIdentity, settings: GroupTagSettings): GroupTag[] {
  const { clusterName, tags, smallestNode, templateLabels = {} } = settings;
  const ofInstances = {
    ...tags,
    Name: nodeName,
    [clusterTag(clusterName)]: "owned",
    [EBS_DRIVER_TAG]: clusterName,
    [terminationHandlerTag(clusterName)]: "true",
  };
  const ofGroup = {
    [AUTOSCALER_ENABLED_TAG]: "true",
    [autoscalerClusterTag(clusterName)]: "owned",
    ...scaleFromZeroPlacement({ ...nodeLabels(identity), ...templateLabels }, nodeTaints(identity)),
    ...scaleFromZeroResources(smallestNode),
  };
  return [...tagsOf(ofInstances, true), ...tagsOf(ofGroup, false)].sort((one, other) => (one.key < other.key ? -1 : 1));
}

function tagsOf(tags: Readonly<Record<string, string>>, propagateAtLaunch: boolean): GroupTag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch }));
}

/** What AWS and the autoscaler have against the tags that labels and taints become. */
export function groupTagProblems(identity: NodeIdentity, tags: readonly GroupTag[]): readonly ArgumentProblem[] {
  const { perResource, keyMaxLength } = TAG_LIMITS;
  const taintKeys = nodeTaints(identity).map(({ key }) => key);
  const twice = taintKeys.filter((key, place) => taintKeys.indexOf(key) !== place);
  return [
    ...twice.map((key) => ({
      path: "taints",
      problem: `${key} is not listed once; the autoscaler's tag for an empty group holds one effect of a key`,
    })),
    ...tags
      .filter(({ key }) => key.length > keyMaxLength)
      .map(({ key }) => ({
        path: "labels",
        problem: `${key} is not at most ${keyMaxLength} characters, as the key of a tag; shorten the label or taint`,
      })),
    ...(tags.length <= perResource
      ? []
      : [
          {
            path: "tags",
            problem: `${tags.length} tags is not at most ${perResource}; have fewer tags, labels or taints`,
          },
        ]),
  ];
}
