import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { ResourceError, RunError } from "@pulumi/pulumi";

import { nearestName } from "../capacity/nearest-name";
import { makePlan, ProgramError } from "../preview/engine";
import type { Plan } from "../preview/plan";
import { ProjectError, readProject, stackFile, stackNames, type Project } from "../preview/project";
import { readStackFile, type StackFile } from "../preview/stack-file";
import type { FileProblem, Position } from "../preview/yaml-as-pulumi-reads-it";
import { EnvironmentError, stackConfigOf, type StackConfig } from "../stacks/config";
import program from "../stacks/index";
import { shown } from "../capacity/problem";
import { EXIT_CODE, type ExitCode } from "./exit-code";
import { progress } from "./progress";
import { complain, type Terminal } from "./terminal";

/** A stack file, and how messages name it. */
export interface NamedStackFile {
  readonly name: string;
  readonly file: StackFile;
}

/**
 * Does what a verb does with a project; a folder that holds none ends in one line and exit code 1.
 *
 * @param root - Folder of the project: where `Pulumi.yaml` is.
 */
export async function withProject(
  root: string,
  terminal: Terminal,
  verb: (project: Project) => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await verb(readProject(root));
  } catch (error) {
    if (!(error instanceof ProjectError)) {
      throw error;
    }
    complain([error.message], terminal);
    return EXIT_CODE.wrongInput;
  }
}

/**
 * The plan of a stack by its file; undefined when there can be none, which has been said then: one line per problem, with
 * its place in the file.
 */
export async function planOfFile(
  { name, file }: NamedStackFile,
  stack: string,
  project: Project,
  terminal: Terminal,
): Promise<Plan | undefined> {
  const { config, secretKeys } = file;
  const keepsStackTraces = process.env["SPOT_EKS_TRACE"] === "1";
  const done = progress(`planning ${stack}`, terminal);
  try {
    const plan = await makePlan({ project: project.name, stack, config, secretKeys, program, keepsStackTraces });
    done();
    return plan;
  } catch (error) {
    done();
    if (!(error instanceof ProgramError) || !isAnswer(error.cause)) {
      throw error instanceof ProgramError ? error.cause : error;
    }
    complain(linesOf(error.cause, name, file), terminal);
    return undefined;
  }
}

/** What a stack's file configures; undefined when it is wrong, which has been said then: one line per problem. */
export function configOfFile({ name, file }: NamedStackFile, terminal: Terminal): StackConfig | undefined {
  const { config } = file;
  try {
    return stackConfigOf(config["aws:region"] ?? "", config["spot-eks:environment"] ?? "", Object.keys(config));
  } catch (error) {
    if (!(error instanceof EnvironmentError)) {
      throw error;
    }
    complain(linesOf(error, name, file), terminal);
    return undefined;
  }
}

/** The file of a stack of the project; undefined when it cannot be read, which has been said then. */
export function fileOfStack(
  root: string,
  project: Project,
  stack: string,
  terminal: Terminal,
): NamedStackFile | undefined {
  const names = stackNames(root, project);
  if (!names.includes(stack)) {
    const near = nearestName(stack, names);
    const mend = near === undefined ? "" : `; did you mean ${near}?`;
    complain([`${shown(stack)} is not a stack of this project; there are ${names.join(", ")}${mend}`], terminal);
    return undefined;
  }
  const name = stackFile(project, stack);
  return readNamed(name, path.join(root, name), project, terminal);
}

/**
 * A stack file as the CLI would hand it to the program; undefined when it cannot be, which has been said then.
 *
 * @param name - How messages name it.
 * @param at - Path of the file.
 */
export function readNamed(name: string, at: string, project: Project, terminal: Terminal): NamedStackFile | undefined {
  if (!existsSync(at)) {
    complain([`${name} is not there; write the path of a stack file`], terminal);
    return undefined;
  }
  const content = contentOf(at);
  if (typeof content === "string") {
    complain([`${name} cannot be read: ${content}`], terminal);
    return undefined;
  }
  const read = readStackFile(content, project.name);
  if (read.problems === undefined) {
    return { name, file: read };
  }
  complain(linesInOrder(name, read.problems), terminal);
  return undefined;
}

/** Bytes of a file, or in words why there are none. */
function contentOf(file: string): Uint8Array | string {
  try {
    return readFileSync(file);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
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
  const placed = cause.problems.map(({ path: at, message }): FileProblem => {
    const position = positionOf(at);
    return { message: `${at}: ${message}`, ...(position === undefined ? {} : { position }) };
  });
  return linesInOrder(name, placed);
}

/** One line per problem, in the order of the file; first what has no place there, as the whole file is meant. */
function linesInOrder(name: string, problems: readonly FileProblem[]): string[] {
  const start: Position = { line: 0, column: 0 };
  return [...problems]
    .sort(({ position: one = start }, { position: other = start }) =>
      one.line === other.line ? one.column - other.column : one.line - other.line,
    )
    .map(({ message, position }) => `${name}${place(position)}: ${message}`);
}

function place(position: Position | undefined): string {
  return position === undefined ? "" : `:${position.line}:${position.column}`;
}
