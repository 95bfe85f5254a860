import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";

import type { Resource, StackResource } from "../internal/resource";
import { rawProperties } from "./raw-properties";

/** A resource that CrossGuard hands to a policy on single ones. */
export function resourceOf({ urn, type, name, props, opts }: ResourceValidationArgs): Resource {
  return { urn, type, name, properties: rawProperties(props), ignoreChanges: opts.ignoreChanges };
}

/** A resource among those that CrossGuard hands to a policy on a stack. */
export function stackResourceOf(resource: PolicyResource): StackResource {
  const { urn, type, name, props, opts, parent, dependencies, propertyDependencies } = resource;
  const byProperty = Object.entries(propertyDependencies).map(([property, on]) => [property, urnsOf(on)] as const);
  return {
    urn,
    type,
    name,
    properties: rawProperties(props),
    ignoreChanges: opts.ignoreChanges,
    ...(parent === undefined ? {} : { parent: parent.urn }),
    dependencies: urnsOf(dependencies),
    propertyDependencies: Object.fromEntries(byProperty),
  };
}

function urnsOf(resources: readonly PolicyResource[]): string[] {
  return resources.map(({ urn }) => urn);
}
