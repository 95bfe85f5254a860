import { resourceType } from "../internal/resource-type";
import { boolean, object, text } from "../internal/view";

/** A tag of a group as a resource of its own. Source: https://www.pulumi.com/registry/packages/aws/api-docs/autoscaling/tag/ */
export const GROUP_TAG = resourceType("aws:autoscaling/tag:Tag", {
  autoscalingGroupName: text,
  tag: object({ key: text, propagateAtLaunch: boolean, value: text }),
});

/** A scaling policy of a group. Source: https://www.pulumi.com/registry/packages/aws/api-docs/autoscaling/policy/ */
export const SCALING_POLICY = resourceType("aws:autoscaling/policy:Policy", {
  autoscalingGroupName: text,
  enabled: boolean,
  policyType: text,
  predictiveScalingConfiguration: object({ mode: text }),
});

/** A scheduled action on a group. Source: https://www.pulumi.com/registry/packages/aws/api-docs/autoscaling/schedule/ */
export const SCALING_SCHEDULE = resourceType("aws:autoscaling/schedule:Schedule", { autoscalingGroupName: text });
