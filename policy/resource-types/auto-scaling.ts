import { resourceType } from "../internal/resource-type";
import { boolean, count, filled, list, number, object, stated, text } from "../internal/view";

/** Which instances are wanted by what they are, not by name, in a group, a template or a fleet. */
export const instanceRequirements = object({
  acceleratorCount: stated,
  acceleratorManufacturers: stated,
  acceleratorNames: stated,
  acceleratorTotalMemoryMib: stated,
  acceleratorTypes: stated,
  allowedInstanceTypes: list(text),
  bareMetal: text,
  baselineEbsBandwidthMbps: stated,
  burstablePerformance: text,
  cpuManufacturers: stated,
  excludedInstanceTypes: list(text),
  instanceGenerations: list(text),
  localStorage: stated,
  localStorageTypes: stated,
  maxSpotPriceAsPercentageOfOptimalOnDemandPrice: number,
  memoryGibPerVcpu: stated,
  memoryMib: object({ min: number, max: number }),
  networkBandwidthGbps: stated,
  networkInterfaceCount: stated,
  spotMaxPricePercentageOverLowestPrice: number,
  totalLocalStorageGb: stated,
  vcpuCount: object({ min: number, max: number }),
});

const overrides = list(
  object({
    instanceRequirements,
    instanceType: text,
    launchTemplateSpecification: stated,
    weightedCapacity: text,
  }),
);

/** An Auto Scaling group. Source: https://www.pulumi.com/registry/packages/aws/api-docs/autoscaling/group/ */
export const AUTO_SCALING_GROUP = resourceType("aws:autoscaling/group:Group", {
  availabilityZoneDistribution: object({ capacityDistributionStrategy: text }),
  availabilityZones: count,
  capacityRebalance: boolean,
  desiredCapacity: number,
  desiredCapacityType: text,
  initialLifecycleHooks: list(
    object({
      defaultResult: text,
      heartbeatTimeout: number,
      lifecycleTransition: text,
      name: text,
      notificationTargetArn: filled,
    }),
  ),
  launchConfiguration: stated,
  launchTemplate: stated,
  maxSize: number,
  minSize: number,
  mixedInstancesPolicy: object({
    instancesDistribution: object({
      onDemandAllocationStrategy: text,
      onDemandBaseCapacity: number,
      onDemandPercentageAboveBaseCapacity: number,
      spotAllocationStrategy: text,
      spotInstancePools: number,
      spotMaxPrice: text,
    }),
    launchTemplate: object({ overrides }),
  }),
  name: text,
  namePrefix: text,
  placementGroup: stated,
  protectFromScaleIn: boolean,
  suspendedProcesses: list(text),
  tags: list(object({ key: text, propagateAtLaunch: boolean, value: text })),
  vpcZoneIdentifiers: count,
  warmPool: stated,
});

/** A lifecycle hook of its own. Source: https://www.pulumi.com/registry/packages/aws/api-docs/autoscaling/lifecyclehook/ */
export const LIFECYCLE_HOOK = resourceType("aws:autoscaling/lifecycleHook:LifecycleHook", {
  autoscalingGroupName: text,
  defaultResult: text,
  heartbeatTimeout: number,
  lifecycleTransition: text,
  notificationTargetArn: filled,
});
