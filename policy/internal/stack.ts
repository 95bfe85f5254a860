import type { Resource, StackResource } from "./resource";
import type { ResourceType } from "./resource-type";

/** A resource of a stack, with its properties as rules see them. */
export interface Placed<V> {
  readonly resource: StackResource;
  readonly view: V;
}

/**
 * The resources of a stack as stack rules look them up: by type, by what they refer to, by parent.
 *
 * Ids are unknown in a preview, so resources are matched by what survives one: which output a property was made from.
 */
export class Stack {
  readonly #byType = new Map<string, StackResource[]>();
  readonly #byUrn = new Map<string, StackResource>();
  /** Resources by the URN of another, then by the property of theirs that was made from it. */
  readonly #users = new Map<string, Map<string, StackResource[]>>();

  /** @param resources - In any order; the engine hands them over in a random one. */
  constructor(resources: readonly StackResource[]) {
    const inOrder = [...resources].sort((one, other) => (one.urn < other.urn ? -1 : 1));
    for (const resource of inOrder) {
      this.#byUrn.set(resource.urn, resource);
      push(this.#byType, resource.type, resource);
      for (const [property, urns] of Object.entries(resource.propertyDependencies)) {
        for (const urn of urns) {
          const users = this.#users.get(urn) ?? new Map<string, StackResource[]>();
          this.#users.set(urn, users);
          push(users, property, resource);
        }
      }
    }
  }

  /** Every resource, in order of URN. */
  all(): readonly StackResource[] {
    return [...this.#byUrn.values()];
  }

  /** Every resource of a type, in order of URN. */
  of<V>(type: ResourceType<V>): readonly Placed<V>[] {
    return (this.#byType.get(type.token) ?? []).map((resource) => ({ resource, view: type.view(resource.properties) }));
  }

  /** Resources of a type from whose outputs a property was made, such as the template of a group. */
  referredTo<V>(from: StackResource, property: string, type: ResourceType<V>): readonly Placed<V>[] {
    return (from.propertyDependencies[property] ?? []).flatMap((urn) => {
      const resource = this.#byUrn.get(urn);
      return resource?.type === type.token ? [{ resource, view: type.view(resource.properties) }] : [];
    });
  }

  /** Resources of a type of which a property was made from an output of a resource, such as the hooks of a group. */
  madeFrom<V>({ urn }: Resource, property: string, type: ResourceType<V>): readonly Placed<V>[] {
    return (this.#users.get(urn)?.get(property) ?? []).flatMap((resource) =>
      resource.type === type.token ? [{ resource, view: type.view(resource.properties) }] : [],
    );
  }

  /** A resource by its URN. */
  at(urn: string): StackResource | undefined {
    return this.#byUrn.get(urn);
  }

  /** The components that a resource stands below, the nearest first. */
  above(resource: StackResource): readonly StackResource[] {
    const parent = resource.parent === undefined ? undefined : this.#byUrn.get(resource.parent);
    return parent === undefined ? [] : [parent, ...this.above(parent)];
  }
}

/** Says whether a property of one resource was made from an output of another. */
export function isMadeFrom(from: StackResource, property: string, other: Resource): boolean {
  return from.propertyDependencies[property]?.includes(other.urn) ?? false;
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) {
    lists.set(key, [value]);
  } else {
    list.push(value);
  }
}
