import type { Command } from "commander";

import type { DiffRequest } from "./diff";
import { DEFAULT_STACK } from "./preview-command";

/**
 * Gives `spot-eks diff` its arguments.
 *
 * @param root - Folder of the project where none is named.
 */
export function defineDiff(command: Command, root: string, action: (request: DiffRequest) => Promise<void>): void {
  command
    .argument("[stack]", "the stack whose file was edited", DEFAULT_STACK)
    .description("Show what an edit of a stack file changes: what is replaced, which nodes roll, what is refused")
    .requiredOption("--before <file>", "the stack file as it was before the edit")
    .option("-C, --cwd <folder>", "the folder of the project, where Pulumi.yaml is", root)
    .addHelpText("after", EXAMPLES)
    .action((stack: string, { before, cwd }: { before: string; cwd: string }) => action({ root: cwd, stack, before }));
}

const EXAMPLES = `
Examples:
  git show main:stacks/Pulumi.production.yaml > before.yaml
  spot-eks diff --before before.yaml
  spot-eks diff staging --before old/Pulumi.staging.yaml

Exit codes:
  0 fine · 1 wrong input · 3 an update would be refused · 64 wrong usage
`;
