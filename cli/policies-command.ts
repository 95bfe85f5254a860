import { Option, type Command } from "commander";

import type { Preset } from "../policy/internal/group";
import type { PolicyChoice } from "./policy-settings";
import { presetOption, todayOption } from "./shared-options";

/** What `spot-eks policies` can do. */
export interface PolicyVerbs {
  readonly list: (format: "text" | "json") => void;
  /** Hears of a verb that there is none of, and of those there are. */
  readonly refuse: (verb: string, verbs: readonly string[]) => void;
  readonly explain: (rule: string) => void;
  readonly validate: (file: string) => void;
  readonly check: (file: string, policy: PolicyChoice, today: string) => void;
  readonly config: (stack: string | undefined, preset: Preset, folder: string) => void | Promise<void>;
}

/**
 * Gives `spot-eks policies` its verbs.
 *
 * @param root - Folder of the project where none is named.
 */
export function definePolicies(
  command: Command,
  root: string,
  { list, refuse, explain, validate, check, config }: PolicyVerbs,
): void {
  command
    .description("List the rules of the policy pack with their level in each preset")
    .addOption(new Option("--format <format>", "how to print the list").choices(["text", "json"]).default("text"))
    .addHelpText("after", EXAMPLES)
    .argument("[verb]", "one of the commands below; without it all rules are listed")
    .action((verb: string | undefined, { format }: { format: "text" | "json" }) => {
      if (verb === undefined) {
        list(format);
      } else {
        refuse(
          verb,
          command.commands.map((each) => each.name()),
        );
      }
    });
  command
    .command("explain")
    .argument("<rule>", "name of a rule, such as spot-group-is-diversified")
    .description("Tell why a rule is there, how it is broken and kept, what can be set, and how to exempt a resource")
    .action((rule: string) => explain(rule));
  command
    .command("validate")
    .argument("<file>", "a configuration as `pulumi preview --policy-pack-config` takes it")
    .description("Check a configuration of the pack, of which CrossGuard itself takes anything without a word")
    .action((file: string) => validate(file));
  command
    .command("check")
    .argument("<plan>", "a file with what `spot-eks preview --json` prints")
    .description("Judge a plan that was made elsewhere or before, without making it again")
    .addOption(presetOption())
    .option("--policy-config <file>", "the pack's configuration over the preset, as `--policy-pack-config` takes it")
    .addOption(todayOption())
    .action((file: string, options: { preset: Preset; policyConfig?: string; today: string }) => {
      const { preset, policyConfig, today } = options;
      check(file, { preset, ...(policyConfig === undefined ? {} : { config: policyConfig }) }, today);
    });
  command
    .command("config")
    .argument("[stack]", "a stack whose own configuration stands over the preset")
    .description("Print a preset, and what a stack has over it, as one file for `pulumi preview --policy-pack-config`")
    .addOption(presetOption())
    .option("-C, --cwd <folder>", "the folder of the project, where Pulumi.yaml is", root)
    .action((stack: string | undefined, { preset, cwd }: { preset: Preset; cwd: string }) =>
      config(stack, preset, cwd),
    );
}

const EXAMPLES = `
Examples:
  spot-eks policies                                   all rules
  spot-eks policies explain spot-has-no-price-cap     one of them
  spot-eks policies validate policy/presets/strict.json
  spot-eks policies check plan.json --preset strict
  spot-eks policies config production --preset strict > policy.json
`;
