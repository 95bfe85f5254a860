import type { Policies, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";

import { findingsOf } from "../internal/finding";
import { DEFAULT_PRESET, levelIn, type PlacedRule, type RuleGroup } from "../internal/group";
import type { ResourceRule } from "../internal/resource-rule";
import { Stack } from "../internal/stack";
import { PLACED_RULES, RULE_GROUPS } from "../rule-groups";
import { exemptionsOf, optionsIn, settingsOf, STACK_RULES } from "../settings";
import { carrierSchemas, settingSchemas } from "./config-schema";
import { onlyFor } from "./only-for";
import { remediationOf } from "./remediation";
import { resourceOf, stackResourceOf } from "./resources";
import { sayAbstentions, sayFindings } from "./saying";

/**
 * The pack as CrossGuard takes it: a policy for each rule on single resources, and one that carries all rules on stacks.
 *
 * Where nothing is configured, the levels are those of the default preset.
 *
 * @param today - Day to judge dated facts and exemptions by, such as `2026-11-23`.
 */
export function policies(today: string): Policies {
  return [
    ...RULE_GROUPS.flatMap((group) =>
      group.rules.flatMap((placed) => {
        const { rule } = placed;
        return rule.kind === "resource" ? [resourcePolicy(rule, placed, group, today)] : [];
      }),
    ),
    carrier(today),
  ];
}

function resourcePolicy(
  rule: ResourceRule,
  placed: PlacedRule,
  group: RuleGroup,
  today: string,
): ResourceValidationPolicy {
  const { name, description, severity, mend, sources, entry, remediate } = rule;
  return {
    name,
    description,
    severity,
    enforcementLevel: levelIn(DEFAULT_PRESET, placed),
    tags: [entry, group.name],
    remediationSteps: mend,
    url: sources[0],
    configSchema: { properties: settingSchemas(placed) },
    validateResource: onlyFor(rule.types, (args, report) => {
      const config = args.getConfig<Record<string, unknown>>();
      const resource = resourceOf(args);
      const outcome = rule.judge(resource, optionsIn(config), today);
      const setting = { level: "mandatory", exemptions: exemptionsOf(config["exemptions"]) } as const;
      sayFindings(
        rule,
        findingsOf(name, outcome, setting, () => resource, today),
        report,
      );
      sayAbstentions(rule, outcome.abstentions, report);
    }),
    ...(remediate === undefined ? {} : { remediateResource: onlyFor(rule.types, remediationOf(remediate)) }),
  };
}

/** The one policy that carries every rule on several resources; see `STACK_RULES` for why there is one. */
function carrier(today: string): StackValidationPolicy {
  const carried = PLACED_RULES.filter(({ rule }) => rule.kind === "stack");
  return {
    name: STACK_RULES,
    description: "What several resources of a stack are together suits spot.",
    enforcementLevel: "mandatory",
    configSchema: { properties: carrierSchemas(carried) },
    validateStack: (args, report) => {
      const settings = settingsOf(DEFAULT_PRESET, { [STACK_RULES]: args.getConfig<Record<string, unknown>>() });
      const stack = new Stack(args.resources.map(stackResourceOf));
      for (const { rule } of carried) {
        const setting = settings.get(rule.name);
        if (rule.kind === "stack" && setting !== undefined && setting.level !== "disabled") {
          const outcome = rule.judge(stack, setting.options, today);
          sayFindings(
            rule,
            findingsOf(rule.name, outcome, setting, (urn) => stack.at(urn), today),
            report,
          );
          sayAbstentions(rule, outcome.abstentions, report);
        }
      }
    },
  };
}
