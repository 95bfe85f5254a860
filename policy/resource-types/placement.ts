import { resourceType } from "../internal/resource-type";
import { filled, object, text } from "../internal/view";
import { AUTO_SCALING_GROUP } from "./auto-scaling";
import { LAUNCH_TEMPLATE } from "./ec2";

/** An Auto Scaling group by where it puts its instances. */
export const PLACED_AUTO_SCALING_GROUP = resourceType(AUTO_SCALING_GROUP.token, {
  placementGroup: filled,
});

/** A launch template by where it puts its instances. */
export const PLACED_LAUNCH_TEMPLATE = resourceType(LAUNCH_TEMPLATE.token, {
  capacityReservationSpecification: object({ capacityReservationTarget: filled }),
  instanceMarketOptions: object({ marketType: text }),
  placement: object({
    groupId: filled,
    groupName: filled,
    hostId: filled,
    hostResourceGroupArn: filled,
    tenancy: text,
  }),
});

/** A placement group. Source: https://www.pulumi.com/registry/packages/aws/api-docs/ec2/placementgroup/ */
export const PLACEMENT_GROUP = resourceType("aws:ec2/placementGroup:PlacementGroup", { strategy: text });
