import { resourceType } from "../internal/resource-type";
import { list, object, text } from "../internal/view";
import { AUTO_SCALING_GROUP } from "./auto-scaling";
import { NODE_GROUP } from "./eks";
import { FLEET } from "./spot-requests";

const byLaunchTemplateName = object({ launchTemplateName: text });

/** An Auto Scaling group by the launch templates it names. */
export const TEMPLATED_AUTO_SCALING_GROUP = resourceType(AUTO_SCALING_GROUP.token, {
  launchTemplate: object({ name: text }),
  mixedInstancesPolicy: object({
    launchTemplate: object({
      launchTemplateSpecification: byLaunchTemplateName,
      overrides: list(object({ launchTemplateSpecification: byLaunchTemplateName })),
    }),
  }),
});

/** A managed node group by the launch template it names. */
export const TEMPLATED_NODE_GROUP = resourceType(NODE_GROUP.token, { launchTemplate: object({ name: text }) });

/** An EC2 Fleet by the launch templates it names. */
export const TEMPLATED_FLEET = resourceType(FLEET.token, {
  launchTemplateConfigs: list(object({ launchTemplateSpecification: byLaunchTemplateName })),
});
