import type { Plan } from "../preview/plan";
import { planDocument, toSortedJson } from "../preview/plan-document";
import type { Project } from "../preview/project";
import { summaryOf, type EnvironmentSummary } from "../stacks/summary";
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
}

/**
 * Prints what `pulumi up` would make of a stack.
 *
 * A person's mistake ends in one line per problem, with the place in the stack file, and exit code 1. Nothing is printed to
 * standard output then.
 */
export function preview(request: PreviewRequest, terminal: Terminal): Promise<ExitCode> {
  return withProject(request.root, terminal, (project) => previewOf(request, project, terminal));
}

async function previewOf(
  { root, stack, format, today }: PreviewRequest,
  project: Project,
  terminal: Terminal,
): Promise<ExitCode> {
  const file = fileOfStack(root, project, stack, terminal);
  const plan = file === undefined ? undefined : await planOfFile(file, stack, project, terminal);
  if (file === undefined || plan === undefined) {
    return EXIT_CODE.wrongInput;
  }
  print(plan, summaryOf(file.file.config, today), format, terminal);
  return plan.diagnostics.some(({ severity }) => severity === "error") ? EXIT_CODE.wrongInput : EXIT_CODE.fine;
}

function print(plan: Plan, summary: EnvironmentSummary | undefined, format: "text" | "json", terminal: Terminal): void {
  if (format === "json") {
    terminal.out(toSortedJson(planDocument(plan, summary ?? {})));
    return;
  }
  const paint = painter(terminal.hasColor);
  terminal.out(`${paint("strong", `Previewing update (${plan.stack})`)}\n\n`);
  terminal.out(renderTree(plan, terminal));
  terminal.out(renderSummary(plan, summary, terminal));
  for (const { severity, message, urn } of plan.diagnostics.filter((one) => one.severity !== "info")) {
    terminal.err(`${paint(severity === "error" ? "error" : "warning", `${severity}:`)} ${urn ?? ""} ${message}\n`);
  }
}
