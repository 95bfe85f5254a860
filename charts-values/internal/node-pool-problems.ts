import { quantity } from "../../capacity/quantity";
import {
  KARPENTER_LABEL_DOMAINS,
  KARPENTER_POOL_LABELS,
  NODE_POOL_LIMITS,
  NODE_POOL_NAME_MAX_LENGTH,
} from "../../facts/karpenter-objects";
import { LABEL_VALUE, QUALIFIED_NAME } from "../../facts/kubernetes";
import { TOPOLOGY_KEYS } from "../../facts/placement";
import type { NodePool, NodeRequirement } from "../node-pool";

/**
 * Why the API server or Karpenter would refuse a pool, each as `<path>: <value> is not <what is allowed>`.
 *
 * What the types already keep right is not looked at.
 *
 * Source: https://github.com/aws/karpenter-provider-aws/blob/v1.14.1/pkg/apis/crds/karpenter.sh_nodepools.yaml
 */
export function nodePoolProblems({ metadata, spec }: NodePool): readonly string[] {
  const { labels } = spec.template.metadata;
  const { requirements } = spec.template.spec;
  return [
    ...nameProblems("metadata.name", metadata.name),
    ...nameProblems("spec.template.spec.nodeClassRef.name", spec.template.spec.nodeClassRef.name),
    ...rangeProblems("spec.weight", spec.weight, 1, NODE_POOL_LIMITS.weight),
    ...limitProblems(spec.limits),
    ...budgetProblems(spec.disruption),
    ...durationProblems(spec),
    ...labelProblems(labels),
    ...countProblems("spec.template.spec.requirements", requirements.length, NODE_POOL_LIMITS.requirements),
    ...requirements.flatMap((requirement, index) => requirementProblems(requirement, index)),
  ];
}

function nameProblems(path: string, name: string): string[] {
  const isName = name.length <= NODE_POOL_NAME_MAX_LENGTH && QUALIFIED_NAME.prefixPattern.test(name);
  return isName
    ? []
    : [`${path}: ${name} is not 1 to ${NODE_POOL_NAME_MAX_LENGTH} lower-case letters, digits, - and . around them`];
}

function rangeProblems(path: string, value: number, min: number, max: number): string[] {
  const isWithin = Number.isInteger(value) && value >= min && value <= max;
  return isWithin ? [] : [`${path}: ${value} is not a whole number from ${min} to ${max}`];
}

function countProblems(path: string, count: number, max: number): string[] {
  return count <= max ? [] : [`${path}: a list of ${count} is not at most ${max}`];
}

function limitProblems(limits: NodePool["spec"]["limits"]): string[] {
  return Object.entries(limits).flatMap(([key, value]) => {
    try {
      quantity(value);
      return [];
    } catch {
      return [`spec.limits.${key}: ${value} is not a Kubernetes quantity such as 200 or 800Gi`];
    }
  });
}

function budgetProblems({ budgets }: NodePool["spec"]["disruption"]): string[] {
  const path = "spec.disruption.budgets";
  return budgets
    .flatMap(({ nodes, schedule, duration }, index) => [
      ...(/^((100|[0-9]{1,2})%|[0-9]+)$/.test(nodes)
        ? []
        : [`${path}[${index}].nodes: ${nodes} is not a number or a percentage up to 100`]),
      ...((schedule === undefined) === (duration === undefined)
        ? []
        : [`${path}[${index}]: a schedule is not allowed without a duration, nor a duration without a schedule`]),
      ...(schedule === undefined ||
      /^(\S+\s){4}\S+$|^@(annually|yearly|monthly|weekly|daily|midnight|hourly)$/.test(schedule)
        ? []
        : [`${path}[${index}].schedule: ${schedule} is not five fields of cron`]),
      ...(duration === undefined || /^(\d+h|\d+m|\d+h\d+m)$/.test(duration)
        ? []
        : [`${path}[${index}].duration: ${duration} is not hours and minutes such as 8h`]),
    ])
    .concat(countProblems(path, budgets.length, NODE_POOL_LIMITS.budgets));
}

const DURATION = /^(\d+[smh])+$/;

function durationProblems({ disruption, template }: NodePool["spec"]): string[] {
  const { expireAfter, terminationGracePeriod } = template.spec;
  const times = [
    { path: "spec.disruption.consolidateAfter", value: disruption.consolidateAfter },
    { path: "spec.template.spec.expireAfter", value: expireAfter },
  ].filter(({ value }) => value !== "Never" && !DURATION.test(value));
  const grace = terminationGracePeriod === undefined || DURATION.test(terminationGracePeriod);
  return [
    ...times.map(({ path, value }) => `${path}: ${value} is not a time such as 336h, or Never`),
    ...(grace
      ? []
      : [`spec.template.spec.terminationGracePeriod: ${terminationGracePeriod} is not a time such as 60m`]),
  ];
}

function labelProblems(labels: Readonly<Record<string, string>>): string[] {
  const path = "spec.template.metadata.labels";
  const found = Object.entries(labels).flatMap(([key, value]) => [
    ...keyProblems(`${path}.${key}`, key),
    ...(value.length <= LABEL_VALUE.maxLength && LABEL_VALUE.pattern.test(value)
      ? []
      : [`${path}.${key}: ${value} is not the value of a label`]),
  ]);
  return [...found, ...countProblems(path, Object.keys(labels).length, NODE_POOL_LIMITS.labels)];
}

/** A label of Karpenter's own, or that every node has for itself alone. */
function keyProblems(path: string, key: string): string[] {
  const domain = key.split("/")[0] ?? "";
  const isKarpenters = KARPENTER_LABEL_DOMAINS.some((reserved) => domain.endsWith(reserved));
  return key === TOPOLOGY_KEYS.host || (isKarpenters && !KARPENTER_POOL_LABELS.includes(key))
    ? [`${path}: ${key} is not a label that a pool may name`]
    : [];
}

const COMPARING: readonly string[] = ["Gt", "Gte", "Lt", "Lte"];
const VALUELESS: readonly string[] = ["Exists", "DoesNotExist"];

function requirementProblems({ key, operator, values = [], minValues }: NodeRequirement, index: number): string[] {
  const path = `spec.template.spec.requirements[${index}]`;
  const needsValues = operator === "In" || operator === "NotIn";
  return [
    ...keyProblems(`${path}.key`, key),
    ...(needsValues && values.length === 0 ? [`${path}.values: an empty list is not at least one value`] : []),
    ...(VALUELESS.includes(operator) && values.length > 0
      ? [`${path}.values: a list of ${values.length} is not allowed beside ${operator}`]
      : []),
    ...(COMPARING.includes(operator) && !(values.length === 1 && /^\d+$/.test(values[0] ?? ""))
      ? [`${path}.values: ${values.join(", ")} is not one whole number`]
      : []),
    ...(minValues === undefined ? [] : rangeProblems(`${path}.minValues`, minValues, 1, NODE_POOL_LIMITS.minValues)),
    ...(operator === "In" && minValues !== undefined && minValues > values.length
      ? [`${path}.minValues: ${minValues} is not at most ${values.length}, the number of values`]
      : []),
  ];
}
