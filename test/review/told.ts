import { makePlan } from "../../preview/engine";
import type { Plan } from "../../preview/plan";
import type { GroupChange } from "../../review/group-changes";
import { reviewPlans } from "../../review/review-plans";
import type { ChangeKind, ResourceChange } from "../../review/resource-change";
import program from "../../stacks/index";
import { environmentDocument, OWN, SYSTEM, type Changes } from "../support/environment-document";

/** What an edit does, as a person would tell it. Names are without the environment's own and `-nodes`. */
export interface Told {
  /** Resources that come, go, or are replaced, with the inputs that do it. */
  readonly made?: readonly string[];
  readonly removed?: readonly string[];
  readonly replaced?: readonly string[];
  /** What becomes of nodes, groups of one fate together. */
  readonly nodes?: readonly string[];
  /** What else changes in place. */
  readonly inPlace?: readonly string[];
  readonly refused?: readonly string[];
}

const GROUPS = ["aws:eks/nodeGroup:NodeGroup", "aws:autoscaling/group:Group"];

/** A protected environment with a group of each kind in two zones. */
const ENVIRONMENT: Changes = {
  deletionProtection: true,
  account: { allowedAccountIds: ["111122223333"] },
  tags: { team: "platform" },
  "nodeGroups.system": { ...SYSTEM, size: { min: 3, max: 6 } },
  "nodeGroups.managed.size": { min: 0, max: 20 },
  "nodeGroups.own.size": { min: 2, max: 20 },
  "nodeGroups.mixed": {
    ...OWN,
    kind: "mixed",
    size: { min: 2, max: 20 },
    onDemandBaseCapacity: 2,
    onDemandPercentageAboveBaseCapacity: 20,
  },
  "nodeGroups.enduring": {
    kind: "enduring",
    zones: ["us-east-1a", "us-east-1b"],
    instanceTypes: ["r6i.large"],
    size: { min: 1, max: 2 },
  },
};

/** The plan of that environment, changed in places. */
export async function planWith(changes: Changes = {}): Promise<Plan> {
  const environment = JSON.stringify(environmentDocument(structuredClone({ ...ENVIRONMENT, ...changes })));
  const config = { "aws:region": "us-east-1", "spot-eks:environment": environment };
  return makePlan({ project: "spot-eks", stack: "test", config, program });
}

/** Tells what an update from one plan to the other does; what there is none of is left out. */
export function told(before: Plan, after: Plan): Told {
  const { resources, groups, refusals } = reviewPlans(before, after);
  const of = (...kinds: readonly ChangeKind[]) => resources.filter(({ kind }) => kinds.includes(kind));
  const inPlace = of("update", "may-update").filter(({ type }) => !GROUPS.includes(type));
  const parts = {
    made: byType(of("create")),
    removed: byType(of("delete")),
    replaced: of("replace", "may-replace").map(replacement),
    nodes: byFate(groups),
    inPlace: byType(inPlace),
    refused: refusals.map(({ message }) => message),
  };
  return Object.fromEntries(Object.entries(parts).filter(([, lines]) => lines.length > 0));
}

/** One line for each type: names of up to three, else how many. */
function byType(changes: readonly ResourceChange[]): readonly string[] {
  const types = new Map<string, string[]>();
  for (const { type, name, kind } of changes) {
    const key = `${kind === "may-update" ? "perhaps " : ""}${typeName(type)}`;
    types.set(key, [...(types.get(key) ?? []), short(name)]);
  }
  return [...types]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([type, names]) => `${type} ${names.length > 3 ? `× ${names.length}` : names.join(", ")}`);
}

function replacement({ type, name, kind, replacing }: ResourceChange): string {
  const perhaps = kind === "may-replace" ? "perhaps " : "";
  return `${perhaps}${typeName(type)} ${short(name)}: ${replacing.map(({ path }) => path).join(", ")}`;
}

function byFate(groups: readonly GroupChange[]): readonly string[] {
  const fates = new Map<string, string[]>();
  for (const group of groups) {
    const fate = fateOf(group);
    fates.set(fate, [...(fates.get(fate) ?? []), short(group.name).replace(/-nodes$/, "")]);
  }
  return [...fates].map(([fate, names]) => `${names.join(", ")}: ${fate}`);
}

function fateOf({ effect, rollout, command }: GroupChange): string {
  const pace =
    rollout === undefined ? "" : `, ${rollout.nodesAtATime} at a time, ${rollout.leastMinutes} minutes at least`;
  return `${effect}${pace}${command === undefined ? "" : `; then ${command}`}`;
}

function typeName(type: string): string {
  return type.startsWith("pulumi:providers:") ? "provider" : (type.split(":").at(-1) ?? "");
}

function short(name: string): string {
  return name.replace(/^test-/, "");
}
