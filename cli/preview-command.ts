import { InvalidArgumentError, Option, type Command } from "commander";

import { DEFAULT_PRESET, PRESETS, type Preset } from "../policy/internal/group";
import type { PreviewRequest } from "./preview";

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
    .option(
      "--today <date>",
      "the day to judge dated facts by, as YYYY-MM-DD",
      dateOf,
      new Date().toISOString().slice(0, 10),
    )
    .option("-C, --cwd <folder>", "the folder of the project, where Pulumi.yaml is", root)
    .addOption(
      new Option("--preset <preset>", "how strict the policy pack is").choices(PRESETS).default(DEFAULT_PRESET),
    )
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

/** @throws InvalidArgumentError - it is no day. */
function dateOf(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isDay) {
    throw new InvalidArgumentError("Write a day as YYYY-MM-DD.");
  }
  return text;
}

const EXAMPLES = `
Examples:
  spot-eks preview                 the production stack
  spot-eks preview staging --json > staging.json
  NO_COLOR=1 spot-eks preview dev
  spot-eks preview --preset strict --policy-config policy.json
`;
