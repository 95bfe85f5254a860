import { isSpotLabel } from "../../facts/spot-spelling";
import { list, object, text, textMap, type View } from "../internal/view";

const requirements = list(object({ key: text, operator: text, values: list(text) }));
const term = object({ matchExpressions: requirements });

/** Where a pod wants to run, as Kubernetes, charts and add-ons write it. */
export const PLACEMENT = {
  affinity: object({
    nodeAffinity: object({
      preferredDuringSchedulingIgnoredDuringExecution: list(object({ preference: term })),
      requiredDuringSchedulingIgnoredDuringExecution: object({ nodeSelectorTerms: list(term) }),
    }),
  }),
  nodeSelector: textMap,
};

/** Whether pods must run on spot, would rather, or neither. @throws UnknownValue - what they want is not known. */
export function spotPlacement({
  affinity,
  nodeSelector,
}: View<typeof PLACEMENT>): "required" | "preferred" | undefined {
  const nodes = affinity?.nodeAffinity;
  const terms = nodes?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  const isSelected = nodeSelector?.keys.some((key) => isSpotLabel(key, nodeSelector.get(key) ?? "")) === true;
  if (isSelected || (terms.length > 0 && terms.every(wantsSpot))) {
    return "required";
  }
  const preferences = nodes?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  return preferences.some(({ preference }) => preference !== undefined && wantsSpot(preference))
    ? "preferred"
    : undefined;
}

/** Says whether only spot nodes are among what a term takes; with another value beside spot it takes others too. */
function wantsSpot({ matchExpressions }: NonNullable<ReturnType<typeof term>>): boolean {
  return (matchExpressions ?? []).some(
    ({ key, operator, values = [] }) =>
      key !== undefined && operator === "In" && values.length > 0 && values.every((value) => isSpotLabel(key, value)),
  );
}
