import { catalogueRegions } from "../../facts/ec2-catalogue";
import { leastOnDemandCost } from "../detectors/on-demand-cost";
import { choice } from "../internal/options";
import { stackRule } from "../internal/stack-rule";
import { NODE_GROUP } from "../resource-types/eks";
import { SAVINGS_PLAN } from "../resource-types/savings-plans";

const SYSTEM = {
  type: NODE_GROUP.token,
  properties: {
    capacityType: "ON_DEMAND",
    instanceTypes: ["m7i.large"],
    scalingConfig: { minSize: 3, maxSize: 6, desiredSize: 3 },
  },
};

/** A savings plan is paid whether it is used or not, and spot uses none of it. */
export const commitmentsFitTheOnDemandBase = stackRule({
  name: "commitments-fit-the-on-demand-base",
  entry: "H13",
  severity: "low",
  description: "Savings plans commit to no more than the on-demand nodes that a stack always has.",
  why:
    "A commitment is paid every hour, used or not, and spot instances use none of it: they have a discount of their own. One that is " +
    "larger than the on-demand nodes which always run is paid for hours that spot serves.",
  mend: "Lower `commitment` to what the smallest number of on-demand nodes costs.",
  sources: [
    "https://docs.aws.amazon.com/savingsplans/latest/userguide/what-is-savings-plans.html",
    "https://docs.aws.amazon.com/eks/latest/best-practices/cost-opt-compute.html",
  ],
  options: {
    region: choice({
      description: "Region whose list prices are asked",
      words: catalogueRegions(),
      standard: "us-east-1",
    }),
  },
  examples: {
    broken: { system: SYSTEM, plan: { type: SAVINGS_PLAN.token, properties: { commitment: "5.0" } } },
    kept: { system: SYSTEM, plan: { type: SAVINGS_PLAN.token, properties: { commitment: "0.2" } } },
  },
  judge: (stack, { each, options: { region }, report }) => {
    const cost = leastOnDemandCost(stack, region);
    each(cost === undefined ? [] : stack.of(SAVINGS_PLAN), ({ resource, view: { commitment } }) => {
      if (commitment !== undefined && cost !== undefined && commitment > cost) {
        const base = `the on-demand nodes that always run cost ${cost.toFixed(2)} USD an hour at list price`;
        report(resource, "commitment", `is more than is always used: ${base}; commit to no more`);
      }
    });
  },
});
