import {
  CLUSTER_TAG_PREFIX,
  EVICTION_SIGNALS,
  KARPENTER_TAGS,
  NODE_CLASS_LIMITS,
  RESERVABLE_RESOURCES,
} from "../../facts/karpenter-objects";
import { QUALIFIED_NAME } from "../../facts/kubernetes";
import { NAME_LIMITS } from "../../facts/limits";
import type { Ec2NodeClass, NodeClassKubelet } from "../ec2-node-class";

/**
 * Why the API server or Karpenter would refuse a node class, each as `<path>: <value> is not <what is allowed>`.
 *
 * What the types already keep right is not looked at.
 *
 * Source: https://github.com/aws/karpenter-provider-aws/blob/v1.14.1/pkg/apis/crds/karpenter.k8s.aws_ec2nodeclasses.yaml
 */
export function nodeClassProblems({ metadata, spec }: Ec2NodeClass): readonly string[] {
  const { name } = metadata;
  const isName = name.length <= QUALIFIED_NAME.prefixMaxLength && QUALIFIED_NAME.prefixPattern.test(name);
  const [{ alias }] = spec.amiSelectorTerms;
  const { maxLength, pattern, allowed } = NAME_LIMITS["iam-role"];
  return [
    ...(isName ? [] : [`metadata.name: ${name} is not lower-case letters, digits, - and . around them`]),
    ...(pattern.test(spec.role) && spec.role.length <= maxLength ? [] : [`spec.role: ${spec.role} is not ${allowed}`]),
    ...(alias.length <= NODE_CLASS_LIMITS.aliasLength && /^(al2023|bottlerocket)@v\d[\d.]*$/.test(alias)
      ? []
      : [`spec.amiSelectorTerms[0].alias: ${alias} is not a pinned image such as al2023@v20260930`]),
    ...selectorProblems("spec.subnetSelectorTerms[0].tags", spec.subnetSelectorTerms[0].tags),
    ...selectorProblems("spec.securityGroupSelectorTerms[0].tags", spec.securityGroupSelectorTerms[0].tags),
    ...kubeletProblems(spec.kubelet ?? {}),
    ...tagProblems(spec.tags),
  ];
}

function selectorProblems(path: string, tags: Readonly<Record<string, string>>): string[] {
  const entries = Object.entries(tags);
  const { selectorTags } = NODE_CLASS_LIMITS;
  return [
    ...(entries.length === 0 ? [`${path}: an empty map is not at least one tag`] : []),
    ...(entries.length > selectorTags ? [`${path}: a map of ${entries.length} is not at most ${selectorTags}`] : []),
    ...entries.flatMap(([key, value]) =>
      key === "" || value === "" ? [`${path}: "${key}": "${value}" is not a key with a value`] : [],
    ),
  ];
}

function tagProblems(tags: Readonly<Record<string, string>>): string[] {
  const isOwn = (key: string) => key === "" || KARPENTER_TAGS.includes(key) || key.startsWith(CLUSTER_TAG_PREFIX);
  return Object.keys(tags).flatMap((key) =>
    isOwn(key) ? [`spec.tags: ${key === "" ? "an empty key" : key} is not a tag that Karpenter leaves to others`] : [],
  );
}

function kubeletProblems({ systemReserved = {}, kubeReserved = {}, evictionHard = {} }: NodeClassKubelet): string[] {
  return [
    ...keyProblems("spec.kubelet.systemReserved", systemReserved, RESERVABLE_RESOURCES),
    ...keyProblems("spec.kubelet.kubeReserved", kubeReserved, RESERVABLE_RESOURCES),
    ...keyProblems("spec.kubelet.evictionHard", evictionHard, EVICTION_SIGNALS),
  ];
}

const AMOUNT = /^(\d+(\.\d+)?([KMGTPE]i|[mkMGTPE])?|\d{1,2}(\.\d{1,2})?%|100%)$/;

function keyProblems(path: string, map: Readonly<Record<string, string>>, allowed: readonly string[]): string[] {
  return Object.entries(map).flatMap(([key, value]) => [
    ...(allowed.includes(key) ? [] : [`${path}: ${key} is not one of ${allowed.join(", ")}`]),
    ...(AMOUNT.test(value) ? [] : [`${path}.${key}: ${value} is not an amount such as 250m or 1Gi`]),
  ]);
}
