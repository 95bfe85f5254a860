import { CLUSTER, LAUNCH_TEMPLATE } from "../facts/replace-on-changes";
import type { PlannedResource } from "../preview/plan";
import { bareValue, isSameValue, valueAt } from "./property-path";

/**
 * Inputs that no plan of an empty stack can show, and the arguments of the component that they are made of.
 *
 * User data holds the cluster's address, and is encoded, so that one unknown hides all of it. The subnets of a control
 * plane come through components that hand out all subnets as one. By type of the component, then of the resource, then by
 * input.
 */
const HIDDEN_INPUTS: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>>> = {
  "spot-eks:components:Cluster": { [CLUSTER]: { vpcConfig: ["subnetIds"] } },
  "spot-eks:components:SelfManagedNodeGroup": {
    [LAUNCH_TEMPLATE]: {
      userData: [
        "amiFamily",
        "clusterName",
        "group",
        "kubelet",
        "labels",
        "localStorage",
        "maxPods",
        "purchase.capacityType",
        "purchase.spotTaints",
        "role",
        "serviceCidr",
        "taints",
      ],
    },
  },
};

/**
 * Inputs of a resource that another argument of its component changes, whether or not the plan shows it.
 *
 * @param component - What the resource stands in, before and after.
 */
export function hiddenlyChanged(
  type: string,
  component: { readonly before: PlannedResource | undefined; readonly after: PlannedResource | undefined },
): readonly string[] {
  const { before, after } = component;
  if (before === undefined || after === undefined) {
    return [];
  }
  const hidden = Object.hasOwn(HIDDEN_INPUTS, after.type) ? (HIDDEN_INPUTS[after.type] ?? {}) : {};
  const madeOf = Object.hasOwn(hidden, type) ? (hidden[type] ?? {}) : {};
  const [old, now] = [bareValue(before.inputs), bareValue(after.inputs)];
  return Object.entries(madeOf).flatMap(([input, args]) =>
    args.every((arg) => isSameValue(valueAt(old, arg), valueAt(now, arg))) ? [] : [input],
  );
}
