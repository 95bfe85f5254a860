/** Says of a resource, by name, which rule speaks. */
export type Expected = readonly [resource: string, rule: string];

/** What the pack says of each program at its strictest, in order of resource and rule; what is right it leaves alone. */
export const FINDINGS: Readonly<Record<string, readonly Expected[]>> = {
  "dev-box": [],
  "eks-node-group-v2-spot": [
    ["base-launchTemplate", "node-metadata-needs-a-token"],
    ["spot", "spot-interruptions-are-recorded"],
    ["spot", "spot-group-has-a-mixed-policy"],
    ["spot", "spot-nodes-have-an-interruption-handler"],
    ["spot-launchTemplate", "node-metadata-needs-a-token"],
    ["spot-launchTemplate", "spot-has-no-price-cap"],
  ],
  "eks-spot-node-groups": [],
  "eks-spot-node-groups-wrong": [
    ["crawlers", "node-group-image-is-offered"],
    ["crawlers", "node-group-update-waits-for-pods"],
    ["crawlers", "node-labels-may-be-set-by-the-kubelet"],
    ["crawlers", "spot-group-can-grow"],
    ["crawlers", "spot-group-has-one-architecture"],
    ["crawlers", "spot-group-has-one-shape"],
    ["crawlers", "spot-interruptions-are-recorded"],
    ["crawlers", "spot-node-group-is-flexible"],
    ["crawlers", "spot-types-are-not-burstable"],
    ["indexers", "spot-capacity-spans-zones"],
    ["indexers", "spot-interruptions-are-recorded"],
    ["indexers", "spot-node-group-is-diversified"],
    ["indexers", "spot-types-are-not-burstable"],
    ["nodes-admin", "node-role-holds-only-node-permissions"],
    ["spot-batch", "spot-named-group-asks-for-spot"],
    ["spot-batch-launchTemplate", "node-metadata-stays-on-the-node"],
  ],
  karpenter: [],
  "on-demand-production": [],
};
