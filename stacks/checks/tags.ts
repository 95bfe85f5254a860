import { NODE_TEMPLATE_TAGS } from "../../facts/autoscaler-tags";
import { OWN_LABEL_PREFIX } from "../../facts/labels";
import { TAG_LIMITS } from "../../facts/limits";
import { problem, shown, type Problem } from "../../capacity/problem";
import { groupsOf, type Check, type GroupDraft } from "./check";

/** Tags that controllers and this project write themselves. */
const OWN_KEYS = ["Name"];
const OWN_PREFIXES = [
  OWN_LABEL_PREFIX,
  "kubernetes.io/",
  "k8s.io/",
  "eks:",
  "karpenter.sh/",
  "aws-node-termination-handler/",
  "node-termination-handler/",
  "ebs.csi.aws.com/",
];
/** Room for our own on anything: name, cluster, what an autoscaler must know of a group without nodes. */
const OWN_TAGS = 20;
/** Our own on an Auto Scaling group, without those of labels and taints. */
const OWN_GROUP_TAGS = 11;
/** And on an enduring one: its taint, and the zone of its volumes. */
const ENDURING_TAGS = 2;

/** Tags as AWS allows them, and beside our own. */
export const checkTags: Check = (checked) => {
  const { tags = {} } = checked.environment;
  const most = TAG_LIMITS.perResource - OWN_TAGS;
  const count = Object.keys(tags).length;
  const each = Object.entries(tags).flatMap(([key, value]) => {
    const wrong =
      keyProblem(key) ?? twinProblem(key, Object.keys(tags)) ?? (value === undefined ? undefined : valueProblem(value));
    return wrong === undefined ? [] : [problem(["tags", key], wrong)];
  });
  if (count > most) {
    const why = `AWS allows ${TAG_LIMITS.perResource}, ours among them; write fewer`;
    return [...each, problem(["tags"], `${count} tags is not at most ${most}: ${why}`)];
  }
  return [...each, ...groupsOf(checked).flatMap(([name, group]) => groupTagProblems(name, group, count))];
};

/** An Auto Scaling group of ours carries its labels and taints as tags, for the autoscaler. */
function groupTagProblems(name: string, group: GroupDraft, count: number): readonly Problem[] {
  if (group.management !== "self-managed") {
    return [];
  }
  const { labels = {}, taints = [] } = group;
  const longest = TAG_LIMITS.keyMaxLength - NODE_TEMPLATE_TAGS.label.length;
  const tooLong = Object.keys(labels).filter((key) => key.length > longest);
  const carried = Object.keys(labels).length + taints.length;
  const devices = group.accelerator === undefined ? 0 : 1;
  const own = OWN_GROUP_TAGS + (group.kind === "enduring" ? ENDURING_TAGS : 0) + devices;
  const most = TAG_LIMITS.perResource - own - count;
  return [
    ...tooLong.map((key) =>
      problem(
        ["nodeGroups", name, "labels", key],
        `${shown(key)} is not at most ${longest} characters: the autoscaler reads it from a tag; shorten it`,
      ),
    ),
    ...(carried > most
      ? [
          problem(
            ["nodeGroups", name],
            `${carried} labels and taints is not at most ${most}: each is a tag of the Auto Scaling group, ` +
              `beside ${count} of tags and ${own} of ours, and AWS allows ${TAG_LIMITS.perResource}; write fewer`,
          ),
        ]
      : []),
  ];
}

function keyProblem(key: string): string | undefined {
  const { keyMinLength, keyMaxLength, characters, allowed, reservedPrefix } = TAG_LIMITS;
  if (key.length < keyMinLength || key.length > keyMaxLength || !characters.test(key)) {
    return `${shown(key)} is not the key of a tag; write ${keyMinLength} to ${keyMaxLength} ${allowed}`;
  }
  if (key.toLowerCase().startsWith(reservedPrefix)) {
    return `${shown(key)} is not yours to set: AWS keeps ${reservedPrefix} for itself; take another key`;
  }
  const isOwn = OWN_KEYS.includes(key) || OWN_PREFIXES.some((prefix) => key.startsWith(prefix));
  return isOwn ? `${shown(key)} is not yours to set: it is written by itself; take another key` : undefined;
}

/** Roles carry all tags, and to IAM keys that differ by their case are one key, given twice. */
function twinProblem(key: string, keys: readonly string[]): string | undefined {
  const twin = keys.slice(0, keys.indexOf(key)).find((other) => other.toLowerCase() === key.toLowerCase());
  return twin === undefined
    ? undefined
    : `${shown(key)} is not a key of its own: IAM, whose roles carry all tags, takes it for ${shown(twin)}; remove one`;
}

function valueProblem(value: string): string | undefined {
  const { valueMaxLength, characters, allowed } = TAG_LIMITS;
  return value.length <= valueMaxLength && characters.test(value)
    ? undefined
    : `${shown(value)} is not the value of a tag; write at most ${valueMaxLength} ${allowed}`;
}
