import { isSpotWord } from "../../facts/spot-spelling";
import { isSpotGroup } from "../detectors/auto-scaling-group";
import {
  capsAmong,
  knownCapsAmong,
  type Price,
  pricesOfFleet,
  pricesOfGroup,
  pricesOfMarket,
  pricesOfRequest,
  pricesOnTop,
} from "../detectors/price-caps";
import { isSpotFleet, isSpotFleetRequest } from "../detectors/spot-fleet";
import type { Edit } from "../internal/edit";
import { type Judging, resourceRule } from "../internal/resource-rule";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { INSTANCE, LAUNCH_TEMPLATE } from "../resource-types/ec2";
import {
  FLEET,
  LAUNCH_CONFIGURATION,
  SPOT_FLEET_REQUEST,
  SPOT_INSTANCE_REQUEST,
} from "../resource-types/spot-requests";

const LEAVE_OUT = "leave it out, which means at most the on-demand price";
const USE_FLEET = `${LEAVE_OUT}, or ask an EC2 Fleet or an Auto Scaling group in place of this older API`;
const USE_TEMPLATE =
  "use a launch template, and the group's onDemandPercentageAboveBaseCapacity to say spot, which needs no price";

/** Nobody pays more than the on-demand price anyway; a lower cap only makes AWS take instances back more often. */
export const spotHasNoPriceCap = resourceRule({
  name: "spot-has-no-price-cap",
  entry: "A05",
  severity: "high",
  description: "No spot request caps the price.",
  why:
    "Without a cap, spot costs the spot price and at most the on-demand price. AWS says that instances with a maximum price are " +
    "interrupted more frequently. When the price rises above it, all instances of a pool go at once and none come back.",
  mend: "Leave the maximum price out; where only a price makes a request spot, use a launch template and say so by the group's policy.",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SpotOptionsRequest.html",
    "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html",
  ],
  options: {},
  examples: {
    broken: {
      template: {
        type: LAUNCH_TEMPLATE.token,
        properties: { instanceMarketOptions: { marketType: "spot", spotOptions: { maxPrice: "0.03" } } },
      },
    },
    kept: {
      template: { type: LAUNCH_TEMPLATE.token, properties: { instanceMarketOptions: { marketType: "spot" } } },
    },
  },
  judges: (on) => [
    on(
      AUTO_SCALING_GROUP,
      (group, { report }) => judge(pricesOfGroup(group), () => isSpotGroup(group), LEAVE_OUT, report),
      (group, edit) => mend(pricesOfGroup(group), () => isSpotGroup(group), edit),
    ),
    on(
      LAUNCH_TEMPLATE,
      (template, { report }) => judge(pricesOfMarket(template), () => isSpotMarket(template), LEAVE_OUT, report),
      (template, edit) => mend(pricesOfMarket(template), () => isSpotMarket(template), edit),
    ),
    on(
      INSTANCE,
      (instance, { report }) => judge(pricesOfMarket(instance), () => isSpotMarket(instance), LEAVE_OUT, report),
      (instance, edit) => mend(pricesOfMarket(instance), () => isSpotMarket(instance), edit),
    ),
    on(
      FLEET,
      (fleet, { report }) => judge(pricesOfFleet(fleet), () => isSpotFleet(fleet), LEAVE_OUT, report),
      (fleet, edit) => mend(pricesOfFleet(fleet), () => isSpotFleet(fleet), edit),
    ),
    on(SPOT_FLEET_REQUEST, (request, { report }) =>
      judge(pricesOfRequest(request), () => isSpotFleetRequest(request), USE_FLEET, report),
    ),
    on(SPOT_INSTANCE_REQUEST, (request, { report }) => judge(pricesOnTop(request), () => true, USE_FLEET, report)),
    on(LAUNCH_CONFIGURATION, (configuration, { report }) =>
      judge(pricesOnTop(configuration), () => true, USE_TEMPLATE, report),
    ),
  ],
});

function judge(
  prices: readonly Price[],
  isSpot: () => boolean,
  instead: string,
  report: Judging<unknown>["report"],
): void {
  const [first, ...others] = capsAmong(prices);
  if (first !== undefined && isSpot()) {
    const more = others.length === 0 ? "" : `, as ${others.length} more of its prices do`;
    report(pathText(first), `caps what spot may cost${more}, and AWS takes such instances back more often; ${instead}`);
  }
}

function mend(prices: readonly Price[], isSpot: () => boolean, edit: Edit): void {
  if (unlessUnknown(isSpot) === true) {
    knownCapsAmong(prices).forEach(({ path }) => edit.remove(path));
  }
}

/** Spot options without a market are refused, so that they are taken for spot. */
function isSpotMarket({
  instanceMarketOptions,
}: Pick<ReturnType<typeof LAUNCH_TEMPLATE.view>, "instanceMarketOptions">) {
  const market = instanceMarketOptions?.marketType ?? "";
  return market === "" || isSpotWord(market);
}

function pathText({ path: [first, ...rest] }: Price): string {
  return [first, ...rest.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`))].join("");
}
