import { Command, CommanderError } from "commander";

import { version } from "../package.json";
import { diff } from "./diff";
import { defineDiff } from "./diff-command";
import { EXIT_CODE, type ExitCode } from "./exit-code";
import { defineHelp } from "./help-command";
import { checkPlan, explainPolicy, listPolicies, printPolicyConfig, validatePolicyConfig } from "./policies";
import { definePolicies } from "./policies-command";
import { preview } from "./preview";
import { definePreview } from "./preview-command";
import { printSchema, SCHEMAS } from "./schema";
import { select } from "./select";
import { defineSelect } from "./select-command";
import type { Terminal } from "./terminal";
import { values } from "./values";
import { defineValues } from "./values-command";

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
  definePreview(program.command("preview"), root, async (request) => {
    exitCode = await preview(request, terminal);
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
  definePolicies(program.command("policies"), root, {
    list: (format) => {
      exitCode = listPolicies(format, terminal);
    },
    explain: (rule) => {
      exitCode = explainPolicy(rule, terminal);
    },
    validate: (file) => {
      exitCode = validatePolicyConfig(file, terminal);
    },
    check: (file, policy, today) => {
      exitCode = checkPlan(file, policy, today, terminal);
    },
    config: async (stack, preset, folder) => {
      exitCode = await printPolicyConfig(stack, preset, folder, terminal);
    },
  });
  defineValues(program.command("values"), root, async (request) => {
    exitCode = await values(request, terminal);
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

const MAIN_EXAMPLES = `
Examples:
  spot-eks preview                 the production stack
  spot-eks preview dev             another one
  spot-eks preview --json | jq .summary
  spot-eks diff --before old.yaml  what an edit of the stack file changes
  spot-eks schema                  what a stack file may say
  spot-eks select --flexible       instance types for a group of nodes
  spot-eks values production       charts of a stack; with --out their values as files
  spot-eks policies                what is refused, and what only spoken of

Exit codes:
  0 fine · 1 wrong input or program · 2 refused by policy · 3 refused as too dangerous · 64 wrong usage
`;

const SCHEMA_EXAMPLES = `
Examples:
  spot-eks schema > environment.schema.json
  spot-eks schema plan
`;
