import { Command, CommanderError, InvalidArgumentError, Option } from "commander";

import { version } from "../package.json";
import { diff } from "./diff";
import { defineDiff } from "./diff-command";
import { EXIT_CODE, type ExitCode } from "./exit-code";
import { defineHelp } from "./help-command";
import { preview } from "./preview";
import { printSchema, SCHEMAS } from "./schema";
import { select } from "./select";
import { defineSelect } from "./select-command";
import type { Terminal } from "./terminal";

/** Stack that is previewed when none is named. */
const DEFAULT_STACK = "production";

/**
 * The command line `spot-eks`.
 *
 * @param args - What was typed behind the command's name.
 * @param root - Folder of the project: where `Pulumi.yaml` is.
 * @returns The exit code; nothing is thrown for a person's mistake.
 */
export async function main(args: readonly string[], root: string, terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT_CODE.fine;
  const program = commandLine(terminal);
  program
    .command("preview")
    .argument("[stack]", "the stack to preview", DEFAULT_STACK)
    .description("Show what `pulumi up` would make of a stack: no cloud, no credentials, no Pulumi CLI")
    .addOption(new Option("--format <format>", "how to print the plan").choices(["text", "json"]).default("text"))
    .option("--json", "the same as --format json")
    .option(
      "--today <date>",
      "the day to judge dated facts by, as YYYY-MM-DD",
      dateOf,
      new Date().toISOString().slice(0, 10),
    )
    .option("-C, --cwd <folder>", "the folder of the project, where Pulumi.yaml is", root)
    .addHelpText("after", PREVIEW_EXAMPLES)
    .action(async (stack: string, options: { format: "text" | "json"; json?: true; cwd: string; today: string }) => {
      const format = options.json === true ? "json" : options.format;
      exitCode = await preview({ root: options.cwd, stack, format, today: options.today }, terminal);
    });
  defineDiff(program.command("diff"), root, async (request) => {
    exitCode = await diff(request, terminal);
  });
  program
    .command("schema")
    .argument("[document]", `which one: ${SCHEMAS.join(" or ")}`, "environment")
    .description("Print the JSON schema of the stack file or of the plan that `preview --json` prints")
    .addHelpText("after", SCHEMA_EXAMPLES)
    .action((document: string) => {
      exitCode = printSchema(document, terminal);
    });
  defineSelect(program.command("select"), (options) => {
    exitCode = select(options, terminal);
  });
  defineHelp(program);
  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? EXIT_CODE.fine : EXIT_CODE.wrongUsage;
    }
    throw error;
  }
  return exitCode;
}

function commandLine({ out, err }: Terminal): Command {
  return new Command("spot-eks")
    .description("Amazon EKS on spot instances: preview environments before anything is made")
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err })
    .showSuggestionAfterError()
    .addHelpText("after", MAIN_EXAMPLES);
}

/** @throws InvalidArgumentError - it is no day. */
function dateOf(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isDay) {
    throw new InvalidArgumentError("Write a day as YYYY-MM-DD.");
  }
  return text;
}

const MAIN_EXAMPLES = `
Examples:
  spot-eks preview                 the production stack
  spot-eks preview dev             another one
  spot-eks preview --json | jq .summary
  spot-eks diff --before old.yaml  what an edit of the stack file changes
  spot-eks schema                  what a stack file may say
  spot-eks select --flexible       instance types for a group of nodes

Exit codes:
  0 fine · 1 wrong input or program · 2 refused by policy · 3 refused as too dangerous · 64 wrong usage
`;

const PREVIEW_EXAMPLES = `
Examples:
  spot-eks preview                 the production stack
  spot-eks preview staging --json > staging.json
  NO_COLOR=1 spot-eks preview dev
`;

const SCHEMA_EXAMPLES = `
Examples:
  spot-eks schema > environment.schema.json
  spot-eks schema plan
`;
