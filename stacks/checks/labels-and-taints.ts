import { VOLUME_ZONE_LABEL } from "../../facts/autoscaler-tags";
import {
  EKS_RESERVED_LABEL_PREFIXES,
  KUBELET_LABELS,
  KUBERNETES_LABEL_DOMAINS,
  LABEL_VALUE,
  QUALIFIED_NAME,
} from "../../facts/kubernetes";
import { OWN_LABEL_PREFIX, SYSTEM_TAINT } from "../../facts/labels";
import { problem, shown, type Problem } from "../../capacity/problem";
import { groupsOf, type Check, type GroupDraft } from "./check";

/** Labels and taints of each node group. */
export const checkLabelsAndTaints: Check = (checked) =>
  groupsOf(checked).flatMap(([name, group]) => [
    ...labelProblems(["nodeGroups", name, "labels"], group),
    ...taintProblems(["nodeGroups", name, "taints"], group, group.taints ?? []),
    ...("spotTaints" in group
      ? spotTaintProblems(["nodeGroups", name, "spotTaints"], group, group.spotTaints ?? [])
      : []),
  ]);

function labelProblems(path: readonly string[], { labels = {} }: GroupDraft): readonly Problem[] {
  return Object.entries(labels).flatMap(([key, value]) => {
    const wrong = keyProblem(key, "label") ?? valueProblem(value) ?? reservedLabelProblem(key);
    return wrong === undefined ? [] : [problem([...path, key], wrong)];
  });
}

type TaintDrafts = NonNullable<GroupDraft["taints"]>;

/** Taints of the spot nodes alone, which come beside the group's own. */
function spotTaintProblems(path: readonly string[], group: GroupDraft, taints: TaintDrafts): readonly Problem[] {
  const own = (group.taints ?? []).flatMap((taint) => taint?.key ?? []);
  return [
    ...taintProblems(path, group, taints),
    ...taints.flatMap((taint, index) =>
      taint?.key !== undefined && own.includes(taint.key)
        ? [problem([...path, index], `${shown(taint.key)} is not a key of its own: taints has it too; remove one`)]
        : [],
    ),
  ];
}

function taintProblems(path: readonly string[], group: GroupDraft, taints: TaintDrafts): readonly Problem[] {
  const seen = new Set<string>();
  // The autoscaler learns the taints of such a group from tags, one for each key.
  const isOnceByKey = group.management === "self-managed";
  return taints.flatMap((taint, index): readonly Problem[] => {
    if (taint?.key === undefined || taint.effect === undefined) {
      return [];
    }
    const { key, value, effect } = taint;
    const identity = `${key}:${effect}`;
    const found: readonly (readonly [readonly string[], string | undefined])[] = [
      [["key"], keyProblem(key, "taint") ?? reservedTaintProblem(key)],
      [["value"], valueProblem(value)],
      [
        [],
        "role" in group && group.role === "system" && effect !== "PreferNoSchedule"
          ? systemTaintMessage(key)
          : undefined,
      ],
      [[], repeatedTaintMessage(key, seen.has(identity), isOnceByKey && seen.has(key))],
    ];
    seen.add(identity).add(key);
    return found.flatMap(([steps, wrong]) => (wrong === undefined ? [] : [problem([...path, index, ...steps], wrong)]));
  });
}

function repeatedTaintMessage(key: string, isSame: boolean, isSameKey: boolean): string | undefined {
  if (isSame) {
    return `${shown(key)} is not a taint of its own: it is listed above with the same effect; remove it`;
  }
  const why = "the autoscaler reads one taint for each key";
  return isSameKey
    ? `${shown(key)} is not a key for two taints of a self-managed group: ${why}; remove one`
    : undefined;
}

function systemTaintMessage(key: string): string {
  return `${shown(key)} is not a taint for the system group; CoreDNS and the controllers tolerate only its own taint: remove it`;
}

/** What Kubernetes has against a key. */
function keyProblem(key: string, what: string): string | undefined {
  const slash = key.indexOf("/");
  const prefix = key.slice(0, Math.max(0, slash));
  const name = key.slice(slash + 1);
  const { prefixMaxLength, prefixPattern, nameMaxLength, namePattern } = QUALIFIED_NAME;
  const isPrefixFine = slash === -1 || (prefix.length <= prefixMaxLength && prefixPattern.test(prefix));
  if (isPrefixFine && name.length <= nameMaxLength && namePattern.test(name)) {
    return undefined;
  }
  const allowed = `1 to ${nameMaxLength} letters, digits, - _ . that begin and end with a letter or digit`;
  return `${shown(key)} is not the key of a ${what}; write ${allowed}, with a DNS name and / in front or not`;
}

function valueProblem(value: string | undefined): string | undefined {
  if (value === undefined || (value.length <= LABEL_VALUE.maxLength && LABEL_VALUE.pattern.test(value))) {
    return undefined;
  }
  const allowed = `at most ${LABEL_VALUE.maxLength} letters, digits, - _ . that begin and end with a letter or digit`;
  return `${shown(value)} is not a value Kubernetes allows; write ${allowed}`;
}

/** Whether a key lies in a domain that Kubernetes keeps for itself. */
function isKubernetesOwn(key: string): boolean {
  const prefix = key.slice(0, Math.max(0, key.indexOf("/")));
  return KUBERNETES_LABEL_DOMAINS.some((domain) => prefix === domain || prefix.endsWith(`.${domain}`));
}

function reservedLabelProblem(key: string): string | undefined {
  if (key.startsWith(OWN_LABEL_PREFIX)) {
    return `${key} is not yours to set: ${OWN_LABEL_PREFIX} labels are set by themselves; take another prefix`;
  }
  const prefix = key.slice(0, Math.max(0, key.indexOf("/")));
  const mayBeSet = KUBELET_LABELS.prefixes.some((allowed) => prefix === allowed || prefix.endsWith(`.${allowed}`));
  const isKnown = KUBELET_LABELS.keys.some((known) => known === key);
  if (EKS_RESERVED_LABEL_PREFIXES.some((reserved) => key.startsWith(reserved)) || isKnown) {
    return `${key} is not yours to set: EKS and Kubernetes set such labels; take another prefix`;
  }
  if (key === VOLUME_ZONE_LABEL) {
    return `${key} is not yours to set: the EBS driver says with it where volumes can be; leave it out`;
  }
  return isKubernetesOwn(key) && !mayBeSet
    ? `${key} is not a label a node may set on itself, and the node would not join; take another prefix`
    : undefined;
}

function reservedTaintProblem(key: string): string | undefined {
  if (key === SYSTEM_TAINT.key || key.startsWith(OWN_LABEL_PREFIX)) {
    return `${key} is not yours to set: it marks what this project runs; take another key`;
  }
  return isKubernetesOwn(key) ? `${key} is not yours to set: Kubernetes uses such taints; take another key` : undefined;
}
