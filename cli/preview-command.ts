import { Option, type Command } from "commander";

import type { Preset } from "../policy/internal/group";
import type { PreviewRequest } from "./preview";
import { presetOption, todayOption } from "./shared-options";

/** Stack that is meant where none is named, here and in `spot-eks diff`. */
export const DEFAULT_STACK = "production";

/**
 * Gives `spot-eks preview` its arguments.
 *
 * @param root - Folder of the project where none is named.
 */
export function definePreview(
  command: Command,
  root: string,
  action: (request: PreviewRequest) => Promise<void>,
): void {
  command
    .argument("[stack]", "the stack to preview", DEFAULT_STACK)
    .description("Show what `pulumi up` would make of a stack: no cloud, no credentials, no Pulumi CLI")
    .addOption(new Option("--format <format>", "how to print the plan").choices(["text", "json"]).default("text"))
    .option("--json", "the same as --format json")
    .addOption(todayOption())
    .option("-C, --cwd <folder>", "the folder of the project, where Pulumi.yaml is", root)
    .addOption(presetOption())
    .option("--policy-config <file>", "the pack's configuration over the preset, as `--policy-pack-config` takes it")
    .addHelpText("after", EXAMPLES)
    .action((stack: string, options: Options) => {
      const format = options.json === true ? "json" : options.format;
      const { cwd, today, preset, policyConfig } = options;
      const policy = { preset, ...(policyConfig === undefined ? {} : { config: policyConfig }) };
      return action({ root: cwd, stack, format, today, policy });
    });
}

interface Options {
  readonly format: "text" | "json";
  readonly json?: true;
  readonly cwd: string;
  readonly today: string;
  readonly preset: Preset;
  readonly policyConfig?: string;
}

const EXAMPLES = `
Examples:
  spot-eks preview                 the production stack
  spot-eks preview staging --json > staging.json
  NO_COLOR=1 spot-eks preview dev
  spot-eks preview --preset strict --policy-config policy.json
`;
