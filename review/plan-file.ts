import { pathText, type Problem } from "../capacity/problem";
import type { StackResource } from "../policy/internal/resource";
import { planDocumentSchema } from "../preview/plan-document";
import { isObject, unreadable } from "../preview/wire";

/**
 * The resources of a plan as `spot-eks preview --json` prints it, for the policy pack; or what keeps it from being one.
 *
 * What the document shows as unknown or as a secret is unknown to the rules.
 *
 * @param document - As read from JSON.
 */
export function resourcesOfDocument(
  document: unknown,
): { readonly resources: readonly StackResource[] } | { readonly problems: readonly Problem[] } {
  const read = planDocumentSchema.safeParse(document);
  if (!read.success) {
    const steps = (path: readonly PropertyKey[]) =>
      path.map((step) => (typeof step === "number" ? step : String(step)));
    return { problems: read.error.issues.map(({ path, message }) => ({ path: pathText(steps(path)), message })) };
  }
  return {
    resources: read.data.resources.map(
      ({ urn, type, name, parent, inputs, dependencies, propertyDependencies, options }): StackResource => {
        const properties = unreadable(inputs);
        return {
          ...{ urn, type, name, dependencies, propertyDependencies },
          properties: isObject(properties) ? properties : {},
          ignoreChanges: options.ignoreChanges ?? [],
          ...(parent === undefined ? {} : { parent }),
        };
      },
    ),
  };
}
