import { type Fleet, isSpotFleet, isSpotFleetRequest, type SpotFleetRequest } from "../detectors/spot-fleet";
import { flag } from "../internal/options";
import { resourceRule } from "../internal/resource-rule";
import { FLEET, SPOT_FLEET_REQUEST } from "../resource-types/spot-requests";

/** The least that EC2 takes, and as long as it warns of an interruption. */
const DELAY_SECONDS = 120;

const AT_FLEET = "spotOptions.maintenanceStrategies.capacityRebalance";
const AT_REQUEST = "spotMaintenanceStrategies.capacityRebalance";
const TOO_LATE = "is left out, so that spot instances are replaced only after they are gone";

/** A fleet that keeps its size can launch the next instance when one is at risk, and not when it is gone. */
export const spotFleetRebalances = resourceRule({
  name: "spot-fleet-rebalances",
  entry: "B16",
  severity: "medium",
  description: "A fleet that maintains its size replaces spot instances that are at risk, and ends the old ones.",
  why:
    "Without capacity rebalancing a fleet waits for the interruption and is short of an instance until the next one runs. " +
    "Rebalancing with `launch` starts the next one early but never ends the old one, and both are paid for.",
  mend: "Set the replacement strategy to launch-before-terminate with a termination delay of at least 120 seconds.",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-fleet-capacity-rebalance.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_FleetSpotCapacityRebalanceRequest.html",
    "https://github.com/hashicorp/terraform-provider-aws/issues/39531",
    "https://github.com/hashicorp/terraform-provider-aws/issues/22634",
  ],
  options: {
    assumesTerminationElsewhere: flag({
      description: "Old instances of a fleet that only launches their replacements are ended by other means",
      standard: false,
    }),
  },
  examples: {
    broken: { farm: { type: FLEET.token, properties: example({}) } },
    kept: {
      farm: {
        type: FLEET.token,
        properties: example({
          maintenanceStrategies: {
            capacityRebalance: { replacementStrategy: "launch-before-terminate", terminationDelay: 120 },
          },
        }),
      },
    },
  },
  judges: (on) => [
    on(FLEET, (fleet, { report, options }) => {
      if (isMaintained(fleet.type) && isSpotFleet(fleet)) {
        const [property, problem] = problemOfFleet(fleet, options.assumesTerminationElsewhere) ?? [];
        if (problem !== undefined) {
          report(`${AT_FLEET}${property ?? ""}`, problem);
        }
      }
    }),
    on(SPOT_FLEET_REQUEST, (request, { report }) => {
      if (isMaintained(request.fleetType) && isSpotFleetRequest(request)) {
        const problem = problemOfRequest(request);
        if (problem !== undefined) {
          report(AT_REQUEST, problem);
        }
      }
    }),
  ],
});

/** Only such a fleet can rebalance, and both kinds are unless they say otherwise. */
function isMaintained(type: string | undefined): boolean {
  return (type ?? "maintain") === "maintain";
}

/** The property below the strategy, and what is wrong with it. @throws UnknownValue - one of them is not known. */
function problemOfFleet(
  { spotOptions }: Fleet,
  isEndedElsewhere: boolean,
): readonly [property: string, problem: string] | undefined {
  const rebalance = spotOptions?.maintenanceStrategies?.capacityRebalance;
  switch (rebalance?.replacementStrategy) {
    case undefined:
      return ["", `${TOO_LATE}; write launch-before-terminate with a terminationDelay of ${DELAY_SECONDS}`];
    case "launch":
      return isEndedElsewhere
        ? undefined
        : [
            ".replacementStrategy",
            "is launch, which leaves the old instance running and paid for beside the new one; " +
              `write launch-before-terminate with a terminationDelay of ${DELAY_SECONDS}`,
          ];
    case "launch-before-terminate":
      return (rebalance.terminationDelay ?? 0) < DELAY_SECONDS
        ? [".terminationDelay", `is ${delayOf(rebalance.terminationDelay)}; write at least ${DELAY_SECONDS} seconds`]
        : undefined;
    default:
      return undefined;
  }
}

function delayOf(seconds: number | undefined): string {
  return seconds === undefined ? "left out, which EC2 refuses" : `${seconds} seconds, which EC2 refuses`;
}

/**
 * What is wrong with the strategy of a Spot Fleet request.
 *
 * The provider cannot set its delay, so that `launch` is all it can be.
 *
 * @throws UnknownValue - the strategy is not known.
 */
function problemOfRequest({ spotMaintenanceStrategies }: SpotFleetRequest): string | undefined {
  switch (spotMaintenanceStrategies?.capacityRebalance?.replacementStrategy) {
    case undefined:
      return `${TOO_LATE}; write launch and end old instances yourself, or ask an EC2 Fleet, which ends them`;
    case "launch-before-terminate":
      return "is launch-before-terminate, for which this resource has no delay to give; write launch, or ask an EC2 Fleet";
    default:
      return undefined;
  }
}

function example(spotOptions: object) {
  return {
    type: "maintain",
    launchTemplateConfigs: [
      {
        launchTemplateSpecification: { launchTemplateName: "render", version: "1" },
        overrides: ["c6i.4xlarge", "c6a.4xlarge", "c7i.4xlarge"].map((instanceType) => ({ instanceType })),
      },
    ],
    targetCapacitySpecification: { defaultTargetCapacityType: "spot", totalTargetCapacity: 20 },
    spotOptions: { allocationStrategy: "price-capacity-optimized", ...spotOptions },
  };
}
