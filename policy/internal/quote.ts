import { instanceType } from "../../facts/ec2-catalogue";

/**
 * A word for a message, where it is one that AWS or Kubernetes knows; anything else is not repeated.
 *
 * A pack sees secrets in plain and cannot tell them from other text: only what is known beforehand may be printed.
 */
export function quoted(word: string, known: readonly string[]): string {
  return known.includes(word) ? word : "another value";
}

/** Instance types for a message, such as `m5.large, m6i.large`; those that the catalogue does not know are counted only. */
export function quotedTypes(types: readonly string[]): string {
  const known = types.filter((type) => instanceType(type) !== undefined);
  const others = types.length - known.length;
  return [...known, ...(others === 0 ? [] : [`${others} other${others === 1 ? "" : "s"}`])].join(", ");
}
