import { resourceType } from "../internal/resource-type";
import { boolean, list, number, object, stated, text, textMap } from "../internal/view";
import { instanceRequirements } from "./auto-scaling";

/** An EC2 Fleet. Source: https://www.pulumi.com/registry/packages/aws/api-docs/ec2/fleet/ */
export const FLEET = resourceType("aws:ec2/fleet:Fleet", {
  launchTemplateConfigs: list(
    object({
      launchTemplateSpecification: stated,
      overrides: list(
        object({
          availabilityZone: text,
          instanceRequirements,
          instanceType: text,
          maxPrice: text,
          priority: number,
          subnetId: text,
          weightedCapacity: number,
        }),
      ),
    }),
  ),
  spotOptions: object({
    allocationStrategy: text,
    instanceInterruptionBehavior: text,
    instancePoolsToUseCount: number,
    maintenanceStrategies: object({
      capacityRebalance: object({ replacementStrategy: text, terminationDelay: number }),
    }),
    maxTotalPrice: text,
    singleAvailabilityZone: boolean,
    singleInstanceType: boolean,
  }),
  targetCapacitySpecification: object({
    defaultTargetCapacityType: text,
    onDemandTargetCapacity: number,
    spotTargetCapacity: number,
    totalTargetCapacity: number,
  }),
  type: text,
});

/** A Spot Fleet of the older API. Source: https://www.pulumi.com/registry/packages/aws/api-docs/ec2/spotfleetrequest/ */
export const SPOT_FLEET_REQUEST = resourceType("aws:ec2/spotFleetRequest:SpotFleetRequest", {
  allocationStrategy: text,
  fleetType: text,
  instanceInterruptionBehaviour: text,
  instancePoolsToUseCount: number,
  launchSpecifications: list(
    object({
      availabilityZone: text,
      instanceType: text,
      placementGroup: stated,
      placementTenancy: text,
      spotPrice: text,
      subnetId: text,
      userData: text,
    }),
  ),
  launchTemplateConfigs: list(
    object({
      overrides: list(
        object({
          availabilityZone: text,
          instanceRequirements,
          instanceType: text,
          priority: number,
          spotPrice: text,
          subnetId: text,
        }),
      ),
    }),
  ),
  onDemandTargetCapacity: number,
  spotMaintenanceStrategies: object({ capacityRebalance: object({ replacementStrategy: text }) }),
  spotPrice: text,
  targetCapacity: number,
});

/** A single spot request. Source: https://www.pulumi.com/registry/packages/aws/api-docs/ec2/spotinstancerequest/ */
export const SPOT_INSTANCE_REQUEST = resourceType("aws:ec2/spotInstanceRequest:SpotInstanceRequest", {
  blockDurationMinutes: number,
  instanceInterruptionBehavior: text,
  instanceType: text,
  launchGroup: stated,
  spotPrice: text,
  spotType: text,
  tags: textMap,
});

/** A launch configuration. Source: https://www.pulumi.com/registry/packages/aws/api-docs/ec2/launchconfiguration/ */
export const LAUNCH_CONFIGURATION = resourceType("aws:ec2/launchConfiguration:LaunchConfiguration", {
  iamInstanceProfile: text,
  instanceType: text,
  metadataOptions: object({ httpEndpoint: text, httpPutResponseHopLimit: number, httpTokens: text }),
  spotPrice: text,
  userData: text,
  userDataBase64: text,
});
