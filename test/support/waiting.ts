import type { Plan, PlannedResource } from "../../preview/plan";

/**
 * URNs of all that a resource waits for, when it is made as well as when it is changed: its own dependencies and theirs.
 * Its parent's are not counted.
 */
export function waitsFor({ urn }: PlannedResource, plan: Plan): ReadonlySet<string> {
  const byUrn = new Map(plan.resources.map((resource) => [resource.urn, resource]));
  const seen = new Set<string>();
  const queue = [...(byUrn.get(urn)?.dependencies ?? [])];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const resource = byUrn.get(next);
    if (resource !== undefined && !seen.has(next)) {
      seen.add(next);
      queue.push(...resource.dependencies, ...childrenOf(resource, plan));
    }
  }
  return seen;
}

/** What a remote component made: whoever waits for the component waits for it too. */
function childrenOf({ urn, type, custom }: PlannedResource, plan: Plan): string[] {
  const isRemote = !custom && !type.startsWith("spot-eks:");
  return isRemote ? plan.resources.filter(({ parent }) => parent === urn).map((child) => child.urn) : [];
}
