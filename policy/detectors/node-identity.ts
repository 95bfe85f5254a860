import { NODE_TEMPLATE_TAGS } from "../../facts/autoscaler-tags";
import { NODE_CONFIG_FOLDER } from "../../facts/node-config";
import type { Placed, Stack } from "../internal/stack";
import { unlessUnknown } from "../internal/unknown";
import { GROUP_TAG } from "../resource-types/auto-scaling-attachments";
import type { AutoScalingGroup } from "./auto-scaling-group";
import { bootstrapCalls, flagValues } from "./bootstrap-call";
import { attachedTo } from "./group-tags";
import { joinsCluster, knownUserData, type Launch } from "./node-launch";
import type { UserData } from "./user-data";

/** A label or taint that a group's tags tell the autoscaler of; its value is absent where it is not known. */
export interface NodeTemplateTag {
  readonly key: string;
  readonly value: string | undefined;
}

/**
 * Labels and taints of a group's nodes as its tags tell the autoscaler of them, within the group and as resources of their own.
 *
 * @throws UnknownValue - a key is not known: it may be of either.
 */
export function nodeTemplateTags(
  group: Placed<AutoScalingGroup>,
  stack: Stack,
): Readonly<Record<"labels" | "taints", readonly NodeTemplateTag[]>> {
  const others = attachedTo(group, GROUP_TAG, stack);
  const tags = [...(group.view.tags ?? []), ...others.flatMap(({ view }) => view.tag ?? [])];
  const after = (prefix: string) =>
    tags.flatMap((tag) =>
      tag.key?.startsWith(prefix) === true
        ? [{ key: tag.key.slice(prefix.length), value: unlessUnknown(() => tag.value) }]
        : [],
    );
  return { labels: after(NODE_TEMPLATE_TAGS.label), taints: after(NODE_TEMPLATE_TAGS.taint) };
}

/**
 * User data that tells of every label and taint its nodes have; undefined where it is left out, cannot be read, joins no cluster, or
 * leaves it to a script.
 *
 * @throws UnknownValue - it is not known.
 */
export function identifyingUserData(launch: Launch): UserData | undefined {
  const raw = launch.userData ?? launch.userDataBase64;
  const userData = raw === undefined ? undefined : knownUserData(launch);
  return userData !== undefined && joinsCluster(userData) && !asksAtStart(userData) ? userData : undefined;
}

/** Ways in which a script sets labels itself, or asks EC2 first how its node is paid for. */
const SETS_LABELS = /instance-?life-?cycle|KUBELET_EXTRA_ARGS|kubelet\.service\.d|kubectl\s+(?:label|taint)/i;

function asksAtStart(userData: UserData): boolean {
  const isOpen = (word: string) => /[$`]/.test(word);
  const isOpenCall = (words: readonly string[]) =>
    flagValues(words, "--kubelet-extra-args").some(isOpen) ||
    words.some((word, index) => index > 0 && isOpen(word.slice(0, 1)) && words[index - 1]?.startsWith("--") !== true);
  return (
    bootstrapCalls(userData).some(isOpenCall) ||
    userData.scripts.some((script) => script.includes(NODE_CONFIG_FOLDER) || SETS_LABELS.test(script))
  );
}
