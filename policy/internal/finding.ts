import {
  EXEMPTION_FORM,
  exemptionTextOf,
  isMeantBy,
  readExemption,
  type ConfiguredExemption,
  type Exemption,
} from "./exemption";
import type { Outcome, Problem } from "./outcome";
import type { Resource } from "./resource";
import type { Level } from "./rule-text";

/** What a rule says of a resource. */
export interface Finding {
  /** Name of the rule. */
  readonly rule: string;
  readonly urn: string;
  /** `mandatory` refuses; an exempt finding is advisory. */
  readonly level: "advisory" | "mandatory";
  /** What is wrong and what to write instead, in one line; why it is exempt, or why it is no longer. */
  readonly message: string;
  /** The exemption that counts; left out where there is none. */
  readonly exemption?: Exemption;
}

/** How a rule is set. */
export interface RuleSetting {
  readonly level: Level;
  /** As configured, whether or not each is a value. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly exemptions: readonly ConfiguredExemption[];
}

/**
 * What is said of what a rule found.
 *
 * @param resourceAt - The resource of a problem, by URN.
 */
export function findingsOf(
  rule: string,
  { problems }: Outcome,
  { level, exemptions }: Pick<RuleSetting, "level" | "exemptions">,
  resourceAt: (urn: string) => Resource | undefined,
  today: string,
): Finding[] {
  return problems.map((problem) => findingOf(rule, problem, level, exemptions, resourceAt(problem.urn), today));
}

function findingOf(
  rule: string,
  { urn, message }: Problem,
  level: Level,
  exemptions: readonly ConfiguredExemption[],
  resource: Resource | undefined,
  today: string,
): Finding {
  const refuses = level === "mandatory" || level === "remediate" ? "mandatory" : "advisory";
  const found = resource === undefined ? undefined : exemptionOf(rule, resource, exemptions);
  if (found === undefined) {
    return { rule, urn, level: refuses, message };
  }
  if (found === "broken") {
    const note = `its exemption does not count, since it is not \`${EXEMPTION_FORM}\``;
    return { rule, urn, level: refuses, message: `${message}; ${note}` };
  }
  if (found.until < today) {
    return { rule, urn, level: refuses, message: `${message}; its exemption ended on ${found.until}` };
  }
  const { reason, until } = found;
  return {
    rule,
    urn,
    level: "advisory",
    message: `${message} (exempt until ${until}: ${reason})`,
    exemption: { reason, until },
  };
}

/** The exemption of a resource that counts longest, from its tag or the configuration. */
function exemptionOf(
  rule: string,
  resource: Resource,
  configured: readonly ConfiguredExemption[],
): Exemption | "broken" | undefined {
  const tag = exemptionTextOf(resource, rule);
  const stated = tag === undefined ? undefined : readExemption(tag);
  const byName = configured.filter(({ name }) => isMeantBy(name, resource.name));
  const [longest] = [...(stated === undefined ? [] : [stated]), ...byName].sort((one, other) =>
    one.until > other.until ? -1 : 1,
  );
  return longest ?? (tag === undefined ? undefined : "broken");
}
