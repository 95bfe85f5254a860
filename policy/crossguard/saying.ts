import type { ReportViolation } from "@pulumi/policy";

import type { Finding } from "../internal/finding";
import type { Problem } from "../internal/outcome";
import type { RuleText } from "../internal/rule-text";

/** A violation as CrossGuard's server takes it, under a name and level that need not be its policy's own. */
interface Violation {
  readonly name: string;
  readonly description: string;
  readonly message: string;
  readonly urn: string;
  readonly severity: RuleText["severity"];
  /** Left out, it has the level of the policy that reports it. */
  readonly enforcementLevel?: "advisory";
}

/** Reports what a rule found: what refuses at the level of the policy that reports it, all else as advice. */
export function sayFindings(rule: RuleText, findings: readonly Finding[], report: ReportViolation): void {
  for (const { urn, level, message } of findings) {
    const advisory = level === "advisory" ? { enforcementLevel: "advisory" as const } : {};
    say({ ...violationOf(rule, urn), message: `${rule.description}\n${message}`, ...advisory }, report);
  }
}

/** Reports, as advice, what a rule could not judge during a preview. */
export function sayAbstentions(rule: RuleText, abstentions: readonly Problem[], report: ReportViolation): void {
  for (const { urn, message } of abstentions) {
    const text = `${rule.description}\nThis could not be judged: ${message}`;
    say({ ...violationOf(rule, urn), message: text, enforcementLevel: "advisory" }, report);
  }
}

function violationOf({ name, description, severity }: RuleText, urn: string): Omit<Violation, "message"> {
  return { name, description, severity, urn };
}

/**
 * Hands a violation to CrossGuard, which takes an object in place of the text that its types declare.
 *
 * Source: `makeReportViolationFun` in https://github.com/pulumi/pulumi-policy/blob/v1.21.0/sdk/nodejs/policy/server.ts
 */
function say(violation: Violation, report: ReportViolation): void {
  Reflect.apply(report, undefined, [violation]);
}
