import type { Example } from "../../policy/internal/rule-text";
import type { StackResource } from "../../policy/internal/resource";

/** Stands for an unknown value in the properties of a test, as the Pulumi SDK for Node.js sends it. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const STACK_URN = "urn:pulumi:test::example::pulumi:pulumi:Stack::example-test";

/** URN of a resource of an example, by its name and type. */
export function urnOf(name: string, type: string): string {
  return `urn:pulumi:test::example::${type}::${name}`;
}

/**
 * The resources of an example as the engine hands them to a pack: `${template.id}` is an unknown value, and the property that holds
 * it depends on `template`.
 */
export function resourcesOf(example: Example): StackResource[] {
  return Object.entries(example).map(([name, { type, properties, options = {} }]): StackResource => {
    const dependencies: Record<string, string[]> = {};
    const made = Object.fromEntries(
      Object.entries(properties).map(([property, value]) => {
        const references: string[] = [];
        const raw = resolved(value, (to) => references.push(urnOf(to, typeIn(example, to))));
        if (references.length > 0) {
          dependencies[property] = [...new Set(references)].sort();
        }
        return [property, raw];
      }),
    );
    const { parent, ignoreChanges = [] } = options;
    return {
      urn: urnOf(name, type),
      type,
      name,
      properties: made,
      ignoreChanges,
      parent: parent === undefined ? STACK_URN : urnOf(parent, typeIn(example, parent)),
      dependencies: [...new Set(Object.values(dependencies).flat())].sort(),
      propertyDependencies: dependencies,
    };
  });
}

function resolved(value: unknown, refer: (name: string) => void): unknown {
  if (typeof value === "string") {
    const references = [...value.matchAll(/\$\{(?<name>[\w-]+)\.[^}]*\}/g)].flatMap(
      ({ groups }) => groups?.["name"] ?? [],
    );
    references.forEach(refer);
    return references.length > 0 ? UNKNOWN : value;
  }
  if (Array.isArray(value)) {
    return value.map((part) => resolved(part, refer));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolved(part, refer)]));
  }
  return value;
}

function typeIn(example: Example, name: string): string {
  const resource = example[name];
  if (resource === undefined) {
    throw new Error(`the example names ${name}, which it does not hold`);
  }
  return resource.type;
}
