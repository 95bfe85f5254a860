import { readFileSync } from "node:fs";
import path from "node:path";

import { ResourceError, RunError } from "@pulumi/pulumi";

import { nearestName } from "../capacity/nearest-name";
import { makePlan, ProgramError } from "../preview/engine";
import type { Plan } from "../preview/plan";
import { planDocument, toSortedJson } from "../preview/plan-document";
import { ProjectError, readProject, stackFile, stackNames, type Project } from "../preview/project";
import { readStackFile, type StackFile } from "../preview/stack-file";
import { EnvironmentError } from "../stacks/config";
import program from "../stacks/index";
import { shown } from "../stacks/problem";
import { summaryOf, type EnvironmentSummary } from "../stacks/summary";
import { EXIT_CODE, type ExitCode } from "./exit-code";
import { progress } from "./progress";
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
export async function preview(request: PreviewRequest, terminal: Terminal): Promise<ExitCode> {
  try {
    return await previewOf(request, readProject(request.root), terminal);
  } catch (error) {
    if (!(error instanceof ProjectError)) {
      throw error;
    }
    complain([error.message], terminal);
    return EXIT_CODE.wrongInput;
  }
}

async function previewOf(
  { root, stack, format, today }: PreviewRequest,
  project: Project,
  terminal: Terminal,
): Promise<ExitCode> {
  const file = findStackFile(root, project, stack, terminal);
  if (file === undefined) {
    return EXIT_CODE.wrongInput;
  }
  const { config, secretKeys } = file;
  const keepsStackTraces = process.env["SPOT_EKS_TRACE"] === "1";
  const done = progress(`planning ${stack}`, terminal);
  try {
    const plan = await makePlan({ project: project.name, stack, config, secretKeys, program, keepsStackTraces });
    done();
    print(plan, summaryOf(config, today), format, terminal);
    return plan.diagnostics.some(({ severity }) => severity === "error") ? EXIT_CODE.wrongInput : EXIT_CODE.fine;
  } catch (error) {
    done();
    if (!(error instanceof ProgramError) || !isAnswer(error.cause)) {
      throw error instanceof ProgramError ? error.cause : error;
    }
    complain(linesOf(error.cause, stackFile(project, stack), file), terminal);
    return EXIT_CODE.wrongInput;
  }
}

/** The stack's file as the CLI would hand it to the program; undefined when it cannot be, which has been said then. */
function findStackFile(root: string, project: Project, stack: string, terminal: Terminal): StackFile | undefined {
  const names = stackNames(root, project);
  if (!names.includes(stack)) {
    const near = nearestName(stack, names);
    const mend = near === undefined ? "" : `; did you mean ${near}?`;
    complain([`${shown(stack)} is not a stack of this project; there are ${names.join(", ")}${mend}`], terminal);
    return undefined;
  }
  const name = stackFile(project, stack);
  const content = contentOf(path.join(root, name));
  if (typeof content === "string") {
    complain([`${name} cannot be read: ${content}`], terminal);
    return undefined;
  }
  const read = readStackFile(content, project.name);
  if (read.problems === undefined) {
    return read;
  }
  complain(
    read.problems.map(({ message, position }) => `${name}${place(position)}: ${message}`),
    terminal,
  );
  return undefined;
}

/** Bytes of a file, or in a word why there are none. */
function contentOf(file: string): Uint8Array | string {
  try {
    return readFileSync(file);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
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

/** Errors that tell a person what to mend; anything else is a fault of the program. */
function isAnswer(cause: unknown): cause is Error {
  return RunError.isInstance(cause) || (ResourceError.isInstance(cause) && cause.hideStack === true);
}

function linesOf(cause: Error, name: string, { positionOf }: StackFile): string[] {
  if (!(cause instanceof EnvironmentError)) {
    return cause.message.split("\n");
  }
  return cause.problems.map(({ path: at, message }) => `${name}${place(positionOf(at))}: ${at}: ${message}`);
}

function place(position: { readonly line: number; readonly column: number } | undefined): string {
  return position === undefined ? "" : `:${position.line}:${position.column}`;
}

function complain(lines: readonly string[], { err, hasColor }: Terminal): void {
  const paint = painter(hasColor);
  lines.forEach((line) => {
    err(`${paint("error", "error:")} ${line}\n`);
  });
}
