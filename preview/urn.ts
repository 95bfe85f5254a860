import { STACK_TYPE } from "./plan";

/**
 * URN of a resource: `urn:pulumi:<stack>::<project>::<types from the outermost parent>::<name>`.
 *
 * The stack's own type is left out of the chain.
 * Source: https://www.pulumi.com/docs/iac/concepts/resources/names/#urns
 */
export function urnOf(stack: string, project: string, parent: string, type: string, name: string): string {
  const chain = parent === "" ? "" : typeChainOf(parent);
  const qualifiedType = chain === "" || chain === STACK_TYPE ? type : `${chain}$${type}`;
  return `urn:pulumi:${stack}::${project}::${qualifiedType}::${name}`;
}

/** Types in a URN, outermost first, joined by `$`. */
export function typeChainOf(urn: string): string {
  return urn.split("::")[2] ?? "";
}

/** URN in a reference to a provider, which is `<urn>::<id>`; empty for none. */
export function urnOfReference(reference: string): string {
  return reference.split("::").slice(0, -1).join("::");
}
