import type { Plan } from "../preview/plan";
import { planDocument, toSortedJson } from "../preview/plan-document";
import type { Project } from "../preview/project";
import { summaryOf, type EnvironmentSummary } from "../stacks/summary";
import { judge, type Judgement } from "../policy/judge";
import { stackResourcesOf } from "../review/stack-resources";
import { refuses, renderPolicies } from "./policy-section";
import { configFileFor, policySettings, type PolicyChoice } from "./policy-settings";
import { EXIT_CODE, type ExitCode } from "./exit-code";
import { fileOfStack, planOfFile, withProject } from "./stack-plan";
import { renderSummary } from "./summary";
import { painter, type Terminal } from "./terminal";
import { renderTree } from "./tree";

/** What `spot-eks preview` was asked. */
export interface PreviewRequest {
  /** Folder of the project: where `Pulumi.yaml` is. */
  readonly root: string;
  readonly stack: string;
  readonly format: "text" | "json";
  /** Day to judge dated facts by, such as `2026-11-23`. */
  readonly today: string;
  /** How the policy pack is set. */
  readonly policy: PolicyChoice;
}

/**
 * Prints what `pulumi up` would make of a stack.
 *
 * A person's mistake ends in one line per problem, with the place in the stack file, and exit code 1. Nothing is printed to
 * standard output then. A finding of the policy pack that is mandatory ends in exit code 2, after the whole plan.
 */
export function preview(request: PreviewRequest, terminal: Terminal): Promise<ExitCode> {
  return withProject(request.root, terminal, (project) => previewOf(request, project, terminal));
}

async function previewOf(request: PreviewRequest, project: Project, terminal: Terminal): Promise<ExitCode> {
  const { root, stack, today, policy } = request;
  const settings = policySettings(policy.preset, configFileFor(policy, root, project, stack), terminal);
  const file = fileOfStack(root, project, stack, terminal);
  const plan =
    file === undefined || settings === undefined ? undefined : await planOfFile(file, stack, project, terminal);
  if (file === undefined || settings === undefined || plan === undefined) {
    return EXIT_CODE.wrongInput;
  }
  const judgement = judge(stackResourcesOf(plan), settings, today);
  print(request, plan, summaryOf(file.file.config, today), judgement, terminal);
  if (plan.diagnostics.some(({ severity }) => severity === "error")) {
    return EXIT_CODE.wrongInput;
  }
  return refuses(judgement) ? EXIT_CODE.refusedByPolicy : EXIT_CODE.fine;
}

function print(
  { format, policy: { preset } }: PreviewRequest,
  plan: Plan,
  summary: EnvironmentSummary | undefined,
  judgement: Judgement,
  terminal: Terminal,
): void {
  if (format === "json") {
    terminal.out(toSortedJson(planDocument(plan, summary ?? {}, { preset, ...judgement })));
    return;
  }
  const paint = painter(terminal.hasColor);
  terminal.out(`${paint("strong", `Previewing update (${plan.stack})`)}\n\n`);
  terminal.out(renderTree(plan, terminal));
  terminal.out(renderPolicies(judgement, preset, terminal));
  terminal.out(renderSummary(plan, summary, terminal));
  for (const { severity, message, urn } of plan.diagnostics.filter((one) => one.severity !== "info")) {
    terminal.err(`${paint(severity === "error" ? "error" : "warning", `${severity}:`)} ${urn ?? ""} ${message}\n`);
  }
}
