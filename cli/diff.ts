import path from "node:path";

import type { Project } from "../preview/project";
import { reviewPlans } from "../review/review-plans";
import { EXIT_CODE, type ExitCode } from "./exit-code";
import { renderReview } from "./review-report";
import { fileOfStack, planOfFile, readNamed, withProject } from "./stack-plan";
import { painter, type Terminal } from "./terminal";

/** What `spot-eks diff` was asked. */
export interface DiffRequest {
  /** Folder of the project: where `Pulumi.yaml` is. */
  readonly root: string;
  readonly stack: string;
  /** Path of the stack file as it was before the edit. */
  readonly before: string;
}

/**
 * Prints what an update would change if the stack were as the file before says: resources, nodes, and what is refused.
 *
 * It ends with `refusedAsDangerous` where something would be refused, and with `wrongInput` where one of the two files is
 * no right stack file.
 */
export function diff(request: DiffRequest, terminal: Terminal): Promise<ExitCode> {
  return withProject(request.root, terminal, (project) => diffOf(request, project, terminal));
}

async function diffOf({ root, stack, before }: DiffRequest, project: Project, terminal: Terminal): Promise<ExitCode> {
  const now = fileOfStack(root, project, stack, terminal);
  const old = now === undefined ? undefined : readNamed(before, path.resolve(before), project, terminal);
  const oldPlan = old === undefined ? undefined : await planOfFile(old, stack, project, terminal);
  const plan = now === undefined || oldPlan === undefined ? undefined : await planOfFile(now, stack, project, terminal);
  if (oldPlan === undefined || plan === undefined) {
    return EXIT_CODE.wrongInput;
  }
  const review = reviewPlans(oldPlan, plan);
  const paint = painter(terminal.hasColor);
  terminal.out(`${paint("strong", `What an update would change (${stack})`)}\n`);
  terminal.out(renderReview(review, terminal));
  return review.refusals.length > 0 ? EXIT_CODE.refusedAsDangerous : EXIT_CODE.fine;
}
