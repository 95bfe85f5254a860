import { isCostTag } from "../../facts/cost-tags";
import { isSpotWord } from "../../facts/spot-spelling";
import type { AutoScalingGroup } from "../detectors/auto-scaling-group";
import { launchesSpot } from "../detectors/group-launches";
import { type LaunchTemplate, templatesOf } from "../detectors/launch-templates";
import { groupTagKeys, launchedTagKeys } from "../detectors/launched-tags";
import { texts } from "../internal/options";
import type { Placed, Stack } from "../internal/stack";
import { stackRule } from "../internal/stack-rule";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";
import { NODE_GROUP } from "../resource-types/eks";

const template = { type: LAUNCH_TEMPLATE.token, properties: { imageId: "ami-0abcdef1234567890" } };
const mixedInstancesPolicy = {
  instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 },
  launchTemplate: {
    launchTemplateSpecification: { launchTemplateId: "${template.id}" },
    overrides: [{ instanceType: "m5.large" }, { instanceType: "m6i.large" }],
  },
};

/** What spot saves is read off the bill by tags, and only instances and volumes are on the bill. */
export const spotCapacityCarriesCostTags = stackRule({
  name: "spot-capacity-carries-cost-tags",
  entry: "H12",
  severity: "low",
  description: "Spot instances and their volumes carry the tags that costs are divided by.",
  why:
    "Groups cost nothing; what they launch does. A tag that a group keeps to itself, or that a managed node group has, reaches no " +
    "instance, and no group hands tags on to volumes: that part of the bill, and what spot saves of it, belongs to nobody.",
  mend: "Propagate cost tags at launch, or give them to instances and volumes by `tagSpecifications` of the launch template.",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/autoscaling-tagging.html",
    "https://docs.aws.amazon.com/eks/latest/APIReference/API_TagResource.html",
    "https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html",
  ],
  options: {
    tags: texts({
      description:
        "Keys of the cost tags that all spot capacity must carry; where none are set, only tags such as costcenter, environment " +
        "or project are judged, and only those that a group has but keeps to itself",
      standard: [],
    }),
  },
  examples: {
    broken: {
      template,
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: {
          mixedInstancesPolicy,
          tags: [{ key: "costcenter", value: "search", propagateAtLaunch: false }],
        },
      },
    },
    kept: {
      template,
      workers: {
        type: AUTO_SCALING_GROUP.token,
        properties: {
          mixedInstancesPolicy,
          tags: [{ key: "costcenter", value: "search", propagateAtLaunch: true }],
        },
      },
    },
  },
  judge: (stack, { each, options, report }) => {
    const tags = [...new Set(options.tags)];
    const templates = new Map<string, Placed<LaunchTemplate>>();
    const remember = (launched: readonly Placed<LaunchTemplate>[]) =>
      launched.forEach((one) => templates.set(one.resource.urn, one));

    each(stack.of(AUTO_SCALING_GROUP), (group) => {
      if (launchesSpot(group, stack)) {
        remember(templatesOf(group.resource, stack));
        groupProblems(untagged(group, stack, tags), tags).forEach((problem) => report(group.resource, "tags", problem));
      }
    });
    each(tags.length === 0 ? [] : stack.of(NODE_GROUP), ({ resource, view }) => {
      if (!isSpotWord(view.capacityType)) {
        return;
      }
      if (view.launchTemplate === undefined) {
        report(resource, "launchTemplate", "no cost tag reaches instances without one; add one with tagSpecifications");
      }
      const launched = templatesOf(resource, stack);
      remember(launched);
      const missing = tags.filter((key) => launched.some((one) => !launchedTagKeys(one, "instance").includes(key)));
      if (missing.length > 0) {
        report(
          resource,
          "launchTemplate",
          `leaves instances without ${amount(missing, tags)}; add tagSpecifications to it`,
        );
      }
    });
    each([...templates.values()], (one) => {
      const missing = tags.filter((key) => !launchedTagKeys(one, "volume").includes(key));
      if (missing.length > 0) {
        report(
          one.resource,
          "tagSpecifications",
          `leaves volumes without ${amount(missing, tags)}; add them for volumes`,
        );
      }
    });
  },
});

function groupProblems({ hidden, missing }: ReturnType<typeof untagged>, tags: readonly string[]): readonly string[] {
  return [
    ...(hidden.length === 0 ? [] : [`keeps ${hidden.length} of its cost tags from instances; set propagateAtLaunch`]),
    ...(missing.length === 0 ? [] : [`leaves instances without ${amount(missing, tags)}; add them and propagate them`]),
  ];
}

/** Cost tags that do not reach the instances of a group: those that it has and keeps to itself, and those it lacks. */
function untagged(group: Placed<AutoScalingGroup>, stack: Stack, wanted: readonly string[]) {
  const { handedOn, kept } = groupTagKeys(group, stack);
  const costTags = [...wanted, ...kept.filter(isCostTag)].filter((key) => !handedOn.includes(key));
  const templates = costTags.length === 0 ? [] : templatesOf(group.resource, stack);
  const isWithoutTemplate = group.view.launchConfiguration === true;
  const lost = costTags.filter(
    (key) => isWithoutTemplate || templates.some((one) => !launchedTagKeys(one, "instance").includes(key)),
  );
  const unique = [...new Set(lost)];
  return { hidden: unique.filter((key) => kept.includes(key)), missing: unique.filter((key) => !kept.includes(key)) };
}

/** How many of the wanted tags, in words. */
function amount(some: readonly string[], all: readonly string[]): string {
  return `${some.length} of ${all.length} cost tags`;
}
