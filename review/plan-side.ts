import type { Lookup, Plan, PlannedResource } from "../preview/plan";
import { isUnknown, type WireValue } from "../preview/wire";
import { bareValue, partOf } from "./property-path";

/** How the type tokens of this project's components begin. */
const OWN_COMPONENT = "spot-eks:components:";

/**
 * Inputs that a lookup hands on as it was asked for them, once it has checked what the program was told: the name of a
 * cluster that exists, and the id of a VPC that exists.
 */
const ASKED_FOR = [
  { input: "clusterName", token: "aws:eks/getCluster:getCluster", argument: "name" },
  { input: "vpcId", token: "aws:ec2/getVpc:getVpc", argument: "id" },
];

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
export function planSide({ resources, lookups }: Plan): PlanSide {
  const all = new Map(resources.map((resource) => [resource.urn, withAskedFor(resource, lookups)]));
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

/** The resource with what was asked for in place of what is unknown until the lookup is answered. */
function withAskedFor(resource: PlannedResource, lookups: readonly Lookup[]): PlannedResource {
  const { inputs, propertyDependencies } = resource;
  const known = ASKED_FOR.flatMap(({ input, token, argument }) => {
    const [lookup, ...others] = lookups.filter((one) => one.token === token);
    const value = lookup?.args[argument];
    const isFromLookup = isUnknown(inputs[input]) && !Object.hasOwn(propertyDependencies, input);
    return isFromLookup && value !== undefined && others.length === 0 ? [[input, value] as const] : [];
  });
  return known.length === 0 ? resource : { ...resource, inputs: { ...inputs, ...Object.fromEntries(known) } };
}
