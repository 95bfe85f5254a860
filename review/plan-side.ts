import type { Plan, PlannedResource } from "../preview/plan";
import type { WireValue } from "../preview/wire";
import { bareValue, partOf } from "./property-path";

/** One of the two plans that are compared, to be asked by URN. */
export interface PlanSide {
  /** Resources that an update acts on, without components, by URN. */
  readonly resources: ReadonlyMap<string, PlannedResource>;
  /** What a resource stands in; undefined: nothing, or not in the plan. */
  parentOf(resource: PlannedResource): PlannedResource | undefined;
  /** Region of a resource's own provider; undefined: it has none, or says none. */
  regionOf(resource: PlannedResource): WireValue | undefined;
}

/** A plan, to be asked by URN. */
export function planSide({ resources }: Plan): PlanSide {
  const all = new Map(resources.map((resource) => [resource.urn, resource]));
  return {
    resources: new Map([...all].filter(([, { custom }]) => custom)),
    parentOf: ({ parent }) => (parent === undefined ? undefined : all.get(parent)),
    regionOf: ({ options: { provider } }) => {
      const inputs = provider === undefined ? undefined : all.get(provider)?.inputs;
      return inputs === undefined ? undefined : partOf(bareValue(inputs), "region");
    },
  };
}
