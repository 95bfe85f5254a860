import { editOf, type EditPath } from "../../policy/internal/edit";
import type { StackResource } from "../../policy/internal/resource";
import type { Example } from "../../policy/internal/rule-text";
import { resourcesOf } from "../support/policy-example";

/** A change to the resources of a plan. */
export type Change =
  /** Sets a property of the resource with a type and a name; undefined takes it away. */
  | { readonly at: readonly [type: string, name: string]; readonly set: EditPath; readonly to: unknown }
  /** Has a property depend on what another one depends on. */
  | { readonly at: readonly [type: string, name: string]; readonly depend: string; readonly like: string }
  /** Takes a resource out. */
  | { readonly without: readonly [type: string, name: string] }
  /** Adds resources. */
  | { readonly add: Example }
  /** Adds a resource of which a property was made from an output of one that is there. */
  | { readonly attach: StackResource; readonly property: string; readonly to: readonly [type: string, name: string] };

/** The resources of a plan after changes, each of which must find what it changes. */
export function changed(resources: readonly StackResource[], changes: readonly Change[]): StackResource[] {
  return changes.reduce<StackResource[]>(applied, [...resources]);
}

function applied(resources: StackResource[], change: Change): StackResource[] {
  if ("add" in change) {
    return [...resources, ...resourcesOf(change.add)];
  }
  if ("attach" in change) {
    const { urn } = found(resources, change.to);
    return [
      ...resources,
      { ...change.attach, propertyDependencies: { [change.property]: [urn] }, dependencies: [urn] },
    ];
  }
  if ("without" in change) {
    const gone = found(resources, change.without);
    return resources.filter((resource) => resource !== gone);
  }
  const target = found(resources, change.at);
  return resources.map((resource) => (resource === target ? edited(resource, change) : resource));
}

function edited(resource: StackResource, change: Extract<Change, { at: unknown }>): StackResource {
  if ("depend" in change) {
    const like = resource.propertyDependencies[change.like];
    if (like === undefined) {
      throw new Error(`${resource.name}: ${change.like} depends on nothing`);
    }
    return { ...resource, propertyDependencies: { ...resource.propertyDependencies, [change.depend]: like } };
  }
  const edit = editOf(resource.properties);
  if (change.to === undefined) {
    edit.remove(change.set);
  } else {
    edit.set(change.set, change.to);
  }
  const properties = edit.result();
  if (properties === undefined || JSON.stringify(properties) === JSON.stringify(resource.properties)) {
    throw new Error(`${resource.name}: ${change.set.join(".")} is not changed`);
  }
  return { ...resource, properties };
}

function found(resources: readonly StackResource[], [type, name]: readonly [string, string]): StackResource {
  const resource = resources.find((one) => one.name === name && one.type.endsWith(`:${type}`));
  if (resource === undefined) {
    throw new Error(`the plan has no ${type} ${name}`);
  }
  return resource;
}
