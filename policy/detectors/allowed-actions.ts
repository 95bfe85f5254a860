import { unlessUnknown } from "../internal/unknown";
import type { policyDocument, Statement } from "../resource-types/policy-document";

/** A policy as rules see it. */
export type PolicyDocument = NonNullable<ReturnType<typeof policyDocument>>;

/**
 * Which of some actions a policy allows on anything at all; a condition on an allowance does not take it back.
 *
 * @throws UnknownValue - the policy is not known.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function allowedActions<Action extends string>(
  document: PolicyDocument | undefined,
  actions: readonly Action[],
): readonly Action[] {
  const statements = document?.Statement ?? [];
  const allowances = statements.filter(({ Effect }) => Effect === "Allow");
  const refusals = statements.filter((statement) => statement.Effect === "Deny" && holdsAlways(statement));
  return actions.filter(
    (action) =>
      allowances.some((statement) => isAbout(statement, action)) &&
      !refusals.some((statement) => isAbout(statement, action)),
  );
}

function holdsAlways({ Condition, Resource }: Statement): boolean {
  return Condition === undefined && (unlessUnknown(() => Resource) ?? []).includes("*");
}

function isAbout({ Action, NotAction }: Statement, action: string): boolean {
  const isMatched = (pattern: string) => matches(pattern, action);
  return Action !== undefined ? Action.some(isMatched) : NotAction !== undefined && !NotAction.some(isMatched);
}

/** Patterns of actions know `*` and `?`, and no upper or lower case. */
function matches(pattern: string, action: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*+/g, ".*")
    .replace(/\?/g, ".");
  return new RegExp(`^${escaped}$`, "i").test(action);
}
