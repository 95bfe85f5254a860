import { list, object, text } from "../internal/view";

const specification = object({ launchTemplateName: text });

/** Properties by which Auto Scaling groups, managed node groups and EC2 Fleets name the launch templates they launch from. */
export const templateUser = object({
  launchTemplate: object({ name: text }),
  launchTemplateConfigs: list(object({ launchTemplateSpecification: specification })),
  mixedInstancesPolicy: object({
    launchTemplate: object({
      launchTemplateSpecification: specification,
      overrides: list(object({ launchTemplateSpecification: specification })),
    }),
  }),
});
