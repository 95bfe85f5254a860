import { Option, type Command } from "commander";

import { LAYOUTS, type Layout } from "./delivery/files";
import type { ValuesRequest } from "./values";

/**
 * Gives `spot-eks values` its arguments.
 *
 * @param root - Folder of the project where none is named.
 */
export function defineValues(
  command: Command,
  root: string,
  action: (request: ValuesRequest) => void | Promise<void>,
): void {
  command
    .argument("<stack>", "the stack whose charts are meant")
    .description("List the charts of a stack, or write their values and all other objects as files, for GitOps")
    .option("--out <folder>", "the folder to write; without it the charts are only listed")
    .addOption(
      new Option("--layout <layout>", "what the files are for, beside the values themselves")
        .choices(LAYOUTS)
        .default("plain"),
    )
    .option("--outputs <file>", "what `pulumi stack output --json` printed, for what only AWS knows")
    .option("--render", "also render each chart with the helm on PATH, below <folder>/rendered")
    .option("-C, --cwd <folder>", "the folder of the project, where Pulumi.yaml is", root)
    .addHelpText("after", EXAMPLES)
    .action((stack: string, { out, layout, outputs, render, cwd }: Options) =>
      action({
        root: cwd,
        stack,
        layout,
        renders: render === true,
        ...(out === undefined ? {} : { folder: out }),
        ...(outputs === undefined ? {} : { outputs }),
      }),
    );
}

interface Options {
  readonly out?: string;
  readonly layout: Layout;
  readonly outputs?: string;
  readonly render?: true;
  readonly cwd: string;
}

const EXAMPLES = `
Examples:
  spot-eks values production
  spot-eks values production --out deploy/production
  pulumi stack output --json > outputs.json
  spot-eks values production --out deploy/production --layout argocd --outputs outputs.json
`;
