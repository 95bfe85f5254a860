import type { Plan, PlannedResource } from "../preview/plan";
import type { WireValue } from "../preview/wire";
import { bareValue, partOf } from "./property-path";

/** How the type tokens of this project's components begin. */
const OWN_COMPONENT = "spot-eks:components:";

/** One of the two plans that are compared, to be asked by URN. */
export interface PlanSide {
  /** Resources that an update acts on, without components, by URN. */
  readonly resources: ReadonlyMap<string, PlannedResource>;
  /** The innermost component of this project that a resource stands in; undefined: none. */
  componentOf(resource: PlannedResource): PlannedResource | undefined;
  /** Region of a resource's own provider; undefined: it has none, or says none. */
  regionOf(resource: PlannedResource): WireValue | undefined;
}

/** A plan, to be asked by URN. */
export function planSide({ resources }: Plan): PlanSide {
  const all = new Map(resources.map((resource) => [resource.urn, resource]));
  const componentOf = ({ parent }: PlannedResource): PlannedResource | undefined => {
    const above = parent === undefined ? undefined : all.get(parent);
    return above === undefined || above.type.startsWith(OWN_COMPONENT) ? above : componentOf(above);
  };
  return {
    resources: new Map([...all].filter(([, { custom }]) => custom)),
    componentOf,
    regionOf: ({ options: { provider } }) => {
      const inputs = provider === undefined ? undefined : all.get(provider)?.inputs;
      return inputs === undefined ? undefined : partOf(bareValue(inputs), "region");
    },
  };
}
