import { nearestName } from "../../capacity/nearest-name";
import {
  EXEMPTION_FORM,
  EXEMPTION_KEY_PREFIX,
  readExemption,
  statedExemptions,
  type StatedExemption,
} from "../internal/exemption";
import type { StackResource } from "../internal/resource";
import { stackRule, type StackRule } from "../internal/stack-rule";
import { isUnknown } from "../internal/unknown";
import { NODE_GROUP } from "../resource-types/eks";

const NAME = "exemption-is-understood";

/**
 * An exemption that means no rule exempts from nothing, and nobody would be told.
 *
 * @param others - Names of all other rules of the pack.
 */
export function exemptionIsUnderstood(others: readonly string[]): StackRule {
  const names = [...others, NAME];
  return stackRule({
    name: NAME,
    entry: "I01",
    severity: "low",
    description: "An exemption in a tag or an annotation names a rule of the pack, a reason and a last day.",
    why:
      "An exemption whose rule is misspelt exempts from nothing, and one without reason or day does not count. A resource that keeps the " +
      "rule today shows neither, until the day on which the exemption is needed.",
    mend: `Write the tag as \`${EXEMPTION_KEY_PREFIX}<name of the rule>\` with \`${EXEMPTION_FORM}\`, or remove it.`,
    sources: ["https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html"],
    options: {},
    examples: {
      broken: example({ [`${EXEMPTION_KEY_PREFIX}spot-node-group-is-diverse`]: "one licence until=2027-01-31" }),
      kept: example({ [`${EXEMPTION_KEY_PREFIX}spot-node-group-is-diversified`]: "one licence until=2027-01-31" }),
    },
    judge: (stack, { report }) => {
      for (const [problem, [first, ...more]] of problemsOf(stack.all(), names)) {
        const elsewhere =
          more.length === 0 ? "" : ` (on ${more.length} more resource${more.length === 1 ? "" : "s"} too)`;
        report(first.resource, first.path, `${problem}${elsewhere}`);
      }
    },
  });
}

/** Where something stands. */
interface Place {
  readonly resource: StackResource;
  readonly path: string;
}

/** What is wrong, and where: tags that a whole stack carries are spoken of once. */
function problemsOf(
  resources: readonly StackResource[],
  names: readonly string[],
): ReadonlyMap<string, readonly [Place, ...Place[]]> {
  const places = new Map<string, [Place, ...Place[]]>();
  for (const resource of resources) {
    const problems = statedExemptions(resource).flatMap((stated) => {
      const problem = problemOf(stated, names);
      return problem === undefined ? [] : [[problem, { resource, path: stated.path }] as const];
    });
    // What a resource states twice, such as in `tags` and `tagsAll`, is one mistake.
    for (const [problem, place] of new Map([...problems].reverse())) {
      const known = places.get(problem);
      if (known === undefined) {
        places.set(problem, [place]);
      } else {
        known.push(place);
      }
    }
  }
  return places;
}

function problemOf({ rule, value }: StatedExemption, names: readonly string[]): string | undefined {
  if (rule === undefined) {
    return `has an exemption whose key begins wrongly; write ${EXEMPTION_KEY_PREFIX} and the name of a rule behind it`;
  }
  if (!names.includes(rule)) {
    const near = nearestName(rule, names);
    return `has an exemption from a rule that is none; ${near === undefined ? "write the name of a rule of this pack" : `did you mean ${near}?`}`;
  }
  const isBroken = typeof value === "string" ? !isUnknown(value) && readExemption(value) === undefined : true;
  return isBroken
    ? `has an exemption from ${rule} that does not count; write a reason and a day, as \`${EXEMPTION_FORM}\``
    : undefined;
}

function example(tags: Readonly<Record<string, string>>) {
  return {
    render: {
      type: NODE_GROUP.token,
      properties: { capacityType: "SPOT", instanceTypes: ["m5.large"], tags },
    },
  };
}
