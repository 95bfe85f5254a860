import { resourceType } from "../internal/resource-type";
import { boolean, count, list, number, object, stated, text, textMap } from "../internal/view";

/** A taint of a managed node group, as EKS spells it. */
const taint = object({ key: text, value: text, effect: text });

/** A managed node group. Source: https://www.pulumi.com/registry/packages/aws/api-docs/eks/nodegroup/ */
export const NODE_GROUP = resourceType("aws:eks/nodeGroup:NodeGroup", {
  amiType: text,
  capacityType: text,
  clusterName: text,
  forceUpdateVersion: boolean,
  instanceTypes: list(text),
  labels: textMap,
  launchTemplate: stated,
  nodeGroupName: text,
  nodeGroupNamePrefix: text,
  nodeRoleArn: text,
  releaseVersion: text,
  scalingConfig: object({ desiredSize: number, maxSize: number, minSize: number }),
  subnetIds: count,
  tags: textMap,
  taints: list(taint),
  updateConfig: object({ maxUnavailable: number, maxUnavailablePercentage: number }),
  version: text,
  warmPoolConfig: stated,
});

/** A control plane. Source: https://www.pulumi.com/registry/packages/aws/api-docs/eks/cluster/ */
export const CLUSTER = resourceType("aws:eks/cluster:Cluster", {
  computeConfig: object({ enabled: boolean, nodePools: list(text) }),
  name: text,
  upgradePolicy: object({ supportType: text }),
  version: text,
});

/** An add-on that EKS installs. Source: https://www.pulumi.com/registry/packages/aws/api-docs/eks/addon/ */
export const ADD_ON = resourceType("aws:eks/addon:Addon", {
  addonName: text,
  addonVersion: text,
  configurationValues: text,
});
