import { type Edit, editOf } from "./edit";
import { type Options, type OptionValues } from "./options";
import { valuesOf } from "./option-values";
import type { Outcome, Problem } from "./outcome";
import type { Resource } from "./resource";
import type { ResourceType } from "./resource-type";
import type { RuleText } from "./rule-text";
import { unlessUnknown, UnknownValue } from "./unknown";

/** What a rule is given beside the properties of a resource. */
export interface Judging<Values> {
  /** Says what is wrong: the property's path, then what is wrong with it and what to write instead. */
  readonly report: (path: string, problem: string) => void;
  readonly options: Values;
  readonly resource: Resource;
  /** Day to judge dated facts by, such as `2026-11-23`. */
  readonly today: string;
}

/** How a rule judges resources of one type. */
export interface Judge<Values> {
  readonly token: string;
  readonly judge: (properties: Readonly<Record<string, unknown>>, judging: Judging<Values>) => void;
  /** Mends what `judge` reports; left out where there is no one safe way. */
  readonly mend?: (properties: Readonly<Record<string, unknown>>, edit: Edit, values: Values) => void;
}

/** A rule that looks at one resource at a time, and so stops a mistake before anything is made. */
export interface ResourceRule extends RuleText {
  readonly kind: "resource";
  /** Type tokens of what it judges. */
  readonly types: readonly string[];
  /** @param options - As set in the configuration of the pack; what is left out or no value has its default. */
  readonly judge: (resource: Resource, options: Readonly<Record<string, unknown>>, today: string) => Outcome;
  /** The properties of a resource, mended; undefined where the rule is kept, not mended by itself, or a value it needs not known. */
  readonly remediate?: (
    resource: Resource,
    options: Readonly<Record<string, unknown>>,
  ) => Readonly<Record<string, unknown>> | undefined;
}

/** How a rule judges resources of `type`, and mends what it reports where there is one safe way. */
export type On<Values> = <V>(
  type: ResourceType<V>,
  judge: (properties: V, judging: Judging<Values>) => void,
  mend?: (properties: V, edit: Edit, options: Values) => void,
) => Judge<Values>;

/** A rule on single resources. */
export function resourceRule<O extends Options>(
  definition: RuleText<O> & { readonly judges: (on: On<OptionValues<O>>) => readonly Judge<OptionValues<O>>[] },
): ResourceRule {
  const { judges: judgesWith, ...told } = definition;
  const judges = judgesWith(judgeOf);
  const byToken = new Map(judges.map((judge) => [judge.token, judge]));
  const mends = judges.some(({ mend }) => mend !== undefined);
  return {
    ...told,
    kind: "resource",
    types: [...byToken.keys()],
    judge: (resource, given, today) => {
      const judge = byToken.get(resource.type);
      return judge === undefined
        ? { problems: [], abstentions: [] }
        : outcomeOf(judge, resource, valuesOf(definition.options, given), today);
    },
    ...(mends
      ? {
          remediate: (resource: Resource, given: Readonly<Record<string, unknown>>) =>
            unlessUnknown(() => {
              const edit = editOf(resource.properties);
              byToken.get(resource.type)?.mend?.(resource.properties, edit, valuesOf(definition.options, given));
              return edit.result();
            }),
        }
      : {}),
  };
}

function judgeOf<V, Values>(
  type: ResourceType<V>,
  judge: (properties: V, judging: Judging<Values>) => void,
  mend?: (properties: V, edit: Edit, options: Values) => void,
): Judge<Values> {
  return {
    token: type.token,
    judge: (properties, judging) => judge(type.view(properties), judging),
    ...(mend === undefined ? {} : { mend: (properties, edit, options) => mend(type.view(properties), edit, options) }),
  };
}

function outcomeOf<Values>(judge: Judge<Values>, resource: Resource, options: Values, today: string): Outcome {
  const problems: Problem[] = [];
  const report = (path: string, problem: string) =>
    void problems.push({ urn: resource.urn, message: `${path}: ${problem}` });
  try {
    judge.judge(resource.properties, { report, options, resource, today });
  } catch (error) {
    if (!(error instanceof UnknownValue)) {
      throw error;
    }
    return { problems, abstentions: [{ urn: resource.urn, message: error.message }] };
  }
  return { problems, abstentions: [] };
}
