import type { Plan, PlannedResource } from "../../preview/plan";
import type { WireObject } from "../../preview/wire";

/** The sentinel of a value that a preview does not know. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What a row says of a resource; what it leaves out is empty. */
export type Planned = Partial<Omit<PlannedResource, "type" | "name">>;

/** A planned resource, whose URN is its name. */
export function planned(type: string, name: string, more: Planned = {}): PlannedResource {
  const nothing = { inputs: {}, dependencies: [], propertyDependencies: {}, options: {} };
  return { urn: name, type, name, custom: !type.startsWith("spot-eks:"), ...nothing, ...more };
}

/** A resource with inputs and nothing else. */
export function withInputs(type: string, name: string, inputs: WireObject): PlannedResource {
  return planned(type, name, { inputs });
}

/** A plan of these resources. */
export function planOf(...resources: readonly PlannedResource[]): Plan {
  return { project: "spot-eks", stack: "test", resources, outputs: {}, diagnostics: [], lookups: [] };
}
