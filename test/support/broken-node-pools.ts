import type { NodePool, NodeRequirement } from "../../charts-values/node-pool";
import { nodePools } from "../../charts-values/node-pools";
import { LISTED } from "./node-pool-facts";

/** A pool with one thing wrong, and what is said of it. */
export interface BrokenPool {
  readonly what: string;
  readonly pool: NodePool;
  readonly problem: string;
  /** An API server takes it all the same: Karpenter alone, or nobody, sees it. Default false. */
  readonly passesTheServer?: boolean;
}

/** A pool with nothing wrong. */
export const GOOD_POOL: NodePool = nodePools(LISTED)[0] as NodePool;

type Spec = NodePool["spec"];

function broken(spec: Partial<Spec>): NodePool {
  return { ...GOOD_POOL, spec: { ...GOOD_POOL.spec, ...spec } };
}

function inTemplate(spec: Partial<Spec["template"]["spec"]>): NodePool {
  const { template } = GOOD_POOL.spec;
  return broken({ template: { ...template, spec: { ...template.spec, ...spec } } });
}

function requiring(requirement: NodeRequirement): NodePool {
  return inTemplate({ requirements: [requirement] });
}

function labelled(labels: Readonly<Record<string, string>>): NodePool {
  return broken({ template: { ...GOOD_POOL.spec.template, metadata: { labels } } });
}

function budgeted(budget: Spec["disruption"]["budgets"][number]): NodePool {
  return broken({ disruption: { ...GOOD_POOL.spec.disruption, budgets: [budget] } });
}

const AT = "spec.template.spec.requirements[0]";
const LABELS = "spec.template.metadata.labels";
const BUDGET = "spec.disruption.budgets[0]";
const TYPE = "node.kubernetes.io/instance-type";
const CPU = "karpenter.k8s.aws/instance-cpu";
const LONG = "a".repeat(64);

/** Pools that must be refused: each rule of the definition, and those of Karpenter itself. */
export const BROKEN_POOLS: readonly BrokenPool[] = [
  { what: "a weight of 0", pool: broken({ weight: 0 }), problem: "spec.weight: 0 is not a whole number from 1 to 100" },
  {
    what: "a limit that is no quantity",
    pool: broken({ limits: { nodes: "ten" } }),
    problem: "spec.limits.nodes: ten is not a Kubernetes quantity such as 200 or 800Gi",
  },
  {
    what: "a budget beyond all nodes",
    pool: budgeted({ nodes: "101%" }),
    problem: `${BUDGET}.nodes: 101% is not a number or a percentage up to 100`,
  },
  {
    what: "a schedule without a duration",
    pool: budgeted({ nodes: "0", schedule: "@daily" }),
    problem: `${BUDGET}: a schedule is not allowed without a duration, nor a duration without a schedule`,
  },
  {
    what: "a duration without a schedule",
    pool: budgeted({ nodes: "0", duration: "8h" }),
    problem: `${BUDGET}: a schedule is not allowed without a duration, nor a duration without a schedule`,
  },
  {
    what: "a schedule that cron does not read",
    pool: budgeted({ nodes: "0", schedule: "daily", duration: "8h" }),
    problem: `${BUDGET}.schedule: daily is not five fields of cron`,
  },
  {
    what: "a duration in seconds",
    pool: budgeted({ nodes: "0", schedule: "@daily", duration: "30s" }),
    problem: `${BUDGET}.duration: 30s is not hours and minutes such as 8h`,
  },
  {
    what: "too many budgets",
    pool: broken({
      disruption: { ...GOOD_POOL.spec.disruption, budgets: Array.from({ length: 51 }, () => ({ nodes: "1" })) },
    }),
    problem: "spec.disruption.budgets: a list of 51 is not at most 50",
  },
  {
    what: "a time without a unit",
    pool: broken({ disruption: { ...GOOD_POOL.spec.disruption, consolidateAfter: "5" } }),
    problem: "spec.disruption.consolidateAfter: 5 is not a time such as 336h, or Never",
  },
  {
    what: "an age in days",
    pool: inTemplate({ expireAfter: "14d" }),
    problem: "spec.template.spec.expireAfter: 14d is not a time such as 336h, or Never",
  },
  {
    what: "a grace without end",
    pool: inTemplate({ terminationGracePeriod: "Never" }),
    problem: "spec.template.spec.terminationGracePeriod: Never is not a time such as 60m",
  },
  {
    what: "no node class",
    pool: inTemplate({ nodeClassRef: { group: "karpenter.k8s.aws", kind: "EC2NodeClass", name: "" } }),
    problem: "spec.template.spec.nodeClassRef.name:  is not 1 to 63 lower-case letters, digits, - and . around them",
  },
  {
    what: "a name too long for a label",
    pool: { ...GOOD_POOL, metadata: { name: LONG } },
    problem: `metadata.name: ${LONG} is not 1 to 63 lower-case letters, digits, - and . around them`,
    passesTheServer: true,
  },
  {
    what: "a label of Karpenter's",
    pool: labelled({ "karpenter.k8s.aws/instance-pods": "3" }),
    problem: `${LABELS}.karpenter.k8s.aws/instance-pods: karpenter.k8s.aws/instance-pods is not a label that a pool may name`,
  },
  {
    what: "the name of a node as a label",
    pool: labelled({ "kubernetes.io/hostname": "a" }),
    problem: `${LABELS}.kubernetes.io/hostname: kubernetes.io/hostname is not a label that a pool may name`,
  },
  {
    what: "a value that no label has",
    pool: labelled({ tier: "front end" }),
    problem: `${LABELS}.tier: front end is not the value of a label`,
  },
  {
    what: "too many labels",
    pool: labelled(Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`a${index}`, ""]))),
    problem: `${LABELS}: a list of 101 is not at most 100`,
  },
  {
    what: "a requirement of one pool",
    pool: requiring({ key: "karpenter.sh/nodepool", operator: "Exists" }),
    problem: `${AT}.key: karpenter.sh/nodepool is not a label that a pool may name`,
  },
  {
    what: "a requirement of one node",
    pool: requiring({ key: "kubernetes.io/hostname", operator: "Exists" }),
    problem: `${AT}.key: kubernetes.io/hostname is not a label that a pool may name`,
  },
  {
    what: "one of no values",
    pool: requiring({ key: TYPE, operator: "In", values: [] }),
    problem: `${AT}.values: an empty list is not at least one value`,
  },
  {
    what: "a value to exist",
    pool: requiring({ key: TYPE, operator: "Exists", values: ["a"] }),
    problem: `${AT}.values: a list of 1 is not allowed beside Exists`,
    passesTheServer: true,
  },
  {
    what: "a comparison with two numbers",
    pool: requiring({ key: CPU, operator: "Gt", values: ["2", "4"] }),
    problem: `${AT}.values: 2, 4 is not one whole number`,
  },
  {
    what: "a comparison with less than nothing",
    pool: requiring({ key: CPU, operator: "Lte", values: ["-1"] }),
    problem: `${AT}.values: -1 is not one whole number`,
  },
  {
    what: "more values than there are",
    pool: requiring({ key: TYPE, operator: "In", values: ["a"], minValues: 2 }),
    problem: `${AT}.minValues: 2 is not at most 1, the number of values`,
  },
  {
    what: "more types than Karpenter counts",
    pool: requiring({ key: TYPE, operator: "Exists", minValues: 51 }),
    problem: `${AT}.minValues: 51 is not a whole number from 1 to 50`,
  },
  {
    what: "too many requirements",
    pool: inTemplate({ requirements: Array.from({ length: 101 }, () => ({ key: "a", operator: "Exists" as const })) }),
    problem: "spec.template.spec.requirements: a list of 101 is not at most 100",
  },
];
