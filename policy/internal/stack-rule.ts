import { type Options, type OptionValues } from "./options";
import { valuesOf } from "./option-values";
import type { Outcome, Problem } from "./outcome";
import type { Resource } from "./resource";
import type { RuleText } from "./rule-text";
import type { Stack } from "./stack";
import { UnknownValue } from "./unknown";

/** What a stack rule is given beside the stack. */
export interface StackJudging<Values> {
  /** Says what is wrong with a resource: the property's path, then what is wrong with it and what to write instead. */
  readonly report: (resource: Resource, path: string, problem: string) => void;
  /** Judges one resource, so that a value of it that is not known keeps the rule from judging this one only. */
  readonly each: <T extends { readonly resource: Resource }>(placed: readonly T[], judge: (one: T) => void) => void;
  readonly options: Values;
  /** Day to judge dated facts by, such as `2026-11-23`. */
  readonly today: string;
}

/** A rule that needs several resources; it speaks when all are registered, in a preview before anything is made. */
export interface StackRule extends RuleText {
  readonly kind: "stack";
  /** @param options - As set in the configuration of the pack; what is left out or no value has its default. */
  readonly judge: (stack: Stack, options: Readonly<Record<string, unknown>>, today: string) => Outcome;
}

/** A rule on what several resources of a stack are together. */
export function stackRule<O extends Options>(
  definition: RuleText<O> & { readonly judge: (stack: Stack, judging: StackJudging<OptionValues<O>>) => void },
): StackRule {
  const { judge, ...told } = definition;
  return {
    ...told,
    kind: "stack",
    judge: (stack, given, today) => {
      const problems: Problem[] = [];
      const abstentions: Problem[] = [];
      judge(stack, {
        report: ({ urn }, path, problem) => void problems.push({ urn, message: `${path}: ${problem}` }),
        each: (placed, judgeOne) => {
          for (const one of placed) {
            abstainOn(one.resource, abstentions, () => judgeOne(one));
          }
        },
        options: valuesOf(definition.options, given),
        today,
      });
      return { problems, abstentions };
    },
  };
}

function abstainOn({ urn }: Resource, abstentions: Problem[], judge: () => void): void {
  try {
    judge();
  } catch (error) {
    if (!(error instanceof UnknownValue)) {
      throw error;
    }
    abstentions.push({ urn, message: error.message });
  }
}
