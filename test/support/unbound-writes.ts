import { z } from "zod";

const TEXTS = z.union([z.string(), z.array(z.string())]).transform((texts) => [texts].flat());
const DOCUMENT = z.object({
  Statement: z.array(
    z.object({
      Effect: z.enum(["Allow", "Deny"]),
      Action: TEXTS.optional(),
      NotAction: TEXTS.optional(),
      Resource: TEXTS.optional(),
      NotResource: TEXTS.optional(),
      Condition: z.record(z.string(), z.record(z.string(), TEXTS)).default({}),
    }),
  ),
});

type Statement = z.output<typeof DOCUMENT>["Statement"][number];

/**
 * Actions that only look: those whose name begins with one of these words.
 *
 * AWS sorts actions into List, Read, Write, Permissions management and Tagging. Names of the first two begin so, with few
 * exceptions; any other name counts as a write here, which may be too strict and is never too lax.
 *
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const READ = /^[a-z0-9-]+:(?:BatchGet|Describe|Get|List)(?:[A-Z*]|$)/;

/** Operators that hold only where the key is there and has the value; `…IfExists`, `Null` and `ForAllValues:` do without. */
const DEMANDS = /^(?:ForAnyValue:)?(?:StringEquals|StringLike|StringEqualsIgnoreCase|ArnEquals|ArnLike)$/;

/**
 * Actions of a policy that change something and hold for whatever there is, bound to the cluster by no condition; sorted.
 *
 * @param document - The policy as JSON.
 * @param cluster - Name of the cluster, which a condition that binds to it has in a key or in each of its values.
 */
export function unboundWrites(document: string, cluster: string): string[] {
  const { Statement: statements } = DOCUMENT.parse(JSON.parse(document));
  const loose = statements.filter(
    (statement) => statement.Effect === "Allow" && isForAll(statement) && !isBound(statement, cluster),
  );
  const actions = loose.flatMap(({ Action, NotAction = [] }) => Action ?? [`all but ${NotAction.join(", ")}`]);
  return [...new Set(actions)].filter((action) => !READ.test(action)).sort();
}

/** Whether a statement names no resource: `*`, or an ARN of which the last part is `*`. */
function isForAll({ Resource: resources }: Statement): boolean {
  return resources === undefined || resources.some((resource) => /^(?:\*|arn(?::[^:]*){4}:\*)$/.test(resource));
}

function isBound({ Condition: condition }: Statement, cluster: string): boolean {
  return Object.entries(condition).some(
    ([operator, keys]) =>
      DEMANDS.test(operator) &&
      Object.entries(keys).some(
        ([key, values]) => key.includes(cluster) || values.every((value) => value.includes(cluster)),
      ),
  );
}
