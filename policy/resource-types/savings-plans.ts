import { resourceType } from "../internal/resource-type";
import { number } from "../internal/view";

/** A savings plan. Source: https://www.pulumi.com/registry/packages/aws/api-docs/savingsplans/savingsplan/ */
export const SAVINGS_PLAN = resourceType("aws:savingsplans/savingsPlan:SavingsPlan", { commitment: number });
