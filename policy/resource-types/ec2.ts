import { resourceType } from "../internal/resource-type";
import { list, number, object, stated, text, textMap } from "../internal/view";
import { instanceRequirements } from "./auto-scaling";

const metadataOptions = object({ httpEndpoint: text, httpPutResponseHopLimit: number, httpTokens: text });

const instanceMarketOptions = object({
  marketType: text,
  spotOptions: object({
    blockDurationMinutes: number,
    instanceInterruptionBehavior: text,
    maxPrice: text,
    spotInstanceType: text,
  }),
});

/** A launch template. Source: https://www.pulumi.com/registry/packages/aws/api-docs/ec2/launchtemplate/ */
export const LAUNCH_TEMPLATE = resourceType("aws:ec2/launchTemplate:LaunchTemplate", {
  capacityReservationSpecification: object({
    capacityReservationPreference: text,
    capacityReservationTarget: stated,
  }),
  iamInstanceProfile: object({ name: text }),
  imageId: text,
  instanceMarketOptions,
  instanceRequirements,
  instanceType: text,
  metadataOptions,
  name: text,
  placement: object({
    groupId: stated,
    groupName: stated,
    hostId: stated,
    hostResourceGroupArn: stated,
    tenancy: text,
  }),
  tagSpecifications: list(object({ resourceType: text, tags: textMap })),
  tags: textMap,
  userData: text,
});

/** A single instance. Source: https://www.pulumi.com/registry/packages/aws/api-docs/ec2/instance/ */
export const INSTANCE = resourceType("aws:ec2/instance:Instance", {
  instanceMarketOptions,
  instanceType: text,
  metadataOptions,
  tags: textMap,
  userData: text,
});

/** A single instance, with what it is told in base64 too. */
export const INSTANCE_AS_LAUNCHED = resourceType(INSTANCE.token, {
  instanceMarketOptions,
  metadataOptions,
  tags: textMap,
  userData: text,
  userDataBase64: text,
});
