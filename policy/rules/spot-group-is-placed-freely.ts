import { isSpotWord } from "../../facts/spot-spelling";
import { launchesSpot } from "../detectors/group-launches";
import { asksForSpot, usesOf } from "../detectors/launch-templates";
import type { StackResource } from "../internal/resource";
import { type Placed, type Stack } from "../internal/stack";
import { stackRule } from "../internal/stack-rule";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { NODE_GROUP } from "../resource-types/eks";
import { PLACED_AUTO_SCALING_GROUP, PLACED_LAUNCH_TEMPLATE, PLACEMENT_GROUP } from "../resource-types/placement";

const GROUPED = "puts spot instances close together, where there is less capacity to choose from; leave it out";

/** What binds instances to a place takes away the pools that spot lives on. */
export const spotGroupIsPlacedFreely = stackRule({
  name: "spot-group-is-placed-freely",
  entry: "A23",
  severity: "medium",
  description: "A spot group is bound to no cluster placement group, dedicated hardware, host or capacity reservation.",
  why:
    "A cluster placement group puts all instances into one part of one zone, so few pools can serve it and they are lost together. " +
    "Dedicated hardware has fewer pools too; dedicated hosts and capacity reservations are not for spot at all.",
  mend: "Leave the placement out; where instances must be close together, as for MPI, run them on demand or exempt the group.",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-strategies.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html",
  ],
  options: {},
  examples: {
    broken: { workers: groupIn({ placementGroup: "workers" }) },
    kept: { workers: groupIn({}) },
  },
  judge: (stack, { each, report }) => {
    each(stack.of(PLACED_AUTO_SCALING_GROUP), ({ resource, view }) => {
      const bound = view.placementGroup === true && isClustered(resource, "placementGroup", stack);
      if (bound && launchesSpot({ resource, view: AUTO_SCALING_GROUP.view(resource.properties) }, stack)) {
        report(resource, "placementGroup", GROUPED);
      }
    });
    each(stack.of(PLACED_LAUNCH_TEMPLATE), (template) => {
      const [path, problem] = bindingOf(template, stack) ?? [];
      if (path !== undefined && problem !== undefined && isForSpot(template, stack)) {
        report(template.resource, path, problem);
      }
    });
  },
});

type Template = Placed<ReturnType<typeof PLACED_LAUNCH_TEMPLATE.view>>;

/** What binds the instances of a template to a place: the property, and what is wrong with it. */
function bindingOf({ resource, view }: Template, stack: Stack): readonly [string, string] | undefined {
  const placement = unlessUnknown(() => view.placement);
  if (placement?.hostId === true || placement?.hostResourceGroupArn === true) {
    return ["placement", "binds spot instances to a dedicated host, which takes none; leave it out"];
  }
  const tenancy = unlessUnknown(() => placement?.tenancy);
  if (tenancy === "dedicated" || tenancy === "host") {
    return ["placement.tenancy", `is ${tenancy}, which leaves spot few pools or none; leave it out`];
  }
  const isGrouped = placement?.groupName === true || placement?.groupId === true;
  if (isGrouped && isClustered(resource, "placement", stack)) {
    return [placement.groupName === true ? "placement.groupName" : "placement.groupId", GROUPED];
  }
  const reservation = unlessUnknown(() => view.capacityReservationSpecification);
  return reservation?.capacityReservationTarget === true
    ? ["capacityReservationSpecification.capacityReservationTarget", "is not for spot instances; leave it out"]
    : undefined;
}

/** A placement group of another strategy spreads its instances; of one outside of the stack nothing is known. */
function isClustered(resource: StackResource, property: string, stack: Stack): boolean {
  const groups = stack.referredTo(resource, property, PLACEMENT_GROUP);
  return !groups.some(({ view }) => ["partition", "spread"].includes(unlessUnknown(() => view.strategy) ?? ""));
}

/** Says whether a template asks for spot itself, or a spot group launches from it. */
function isForSpot(template: Template, stack: Stack): boolean {
  return (
    unlessUnknown(() => asksForSpot(template)) === true ||
    usesOf(template, stack).some(({ resource }) => unlessUnknown(() => isSpotUse(resource, stack)) === true)
  );
}

function isSpotUse(resource: StackResource, stack: Stack): boolean {
  const { properties, type } = resource;
  return type === AUTO_SCALING_GROUP.token
    ? launchesSpot({ resource, view: AUTO_SCALING_GROUP.view(properties) }, stack)
    : type === NODE_GROUP.token && isSpotWord(NODE_GROUP.view(properties).capacityType);
}

function groupIn(placement: object) {
  return {
    type: AUTO_SCALING_GROUP.token,
    properties: {
      maxSize: 6,
      minSize: 0,
      ...placement,
      mixedInstancesPolicy: {
        instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 },
        launchTemplate: { launchTemplateSpecification: { launchTemplateId: "lt-0abcdef1234567890" } },
      },
    },
  };
}
