import type { StackResource } from "../policy/internal/resource";
import type { Plan, PlannedResource } from "../preview/plan";
import { isObject, plain } from "../preview/wire";

/** The resources of a plan as the policy pack takes them: inputs as plain values, with the SDK's sentinel for unknown ones. */
export function stackResourcesOf({ resources }: Plan): StackResource[] {
  return resources.map(stackResource);
}

function stackResource({ inputs, options, parent, ...resource }: PlannedResource): StackResource {
  const { urn, type, name, dependencies, propertyDependencies } = resource;
  const properties = plain(inputs);
  return {
    urn,
    type,
    name,
    properties: isObject(properties) ? properties : {},
    ignoreChanges: options.ignoreChanges ?? [],
    dependencies,
    propertyDependencies,
    ...(parent === undefined ? {} : { parent }),
  };
}
