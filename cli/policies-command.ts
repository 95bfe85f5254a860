import { Option, type Command } from "commander";

/** What `spot-eks policies` can do. */
export interface PolicyVerbs {
  readonly list: (format: "text" | "json") => void;
  readonly explain: (rule: string) => void;
  readonly validate: (file: string) => void;
}

/** Gives `spot-eks policies` its verbs. */
export function definePolicies(command: Command, { list, explain, validate }: PolicyVerbs): void {
  command
    .description("List the rules of the policy pack with their level in each preset")
    .addOption(new Option("--format <format>", "how to print the list").choices(["text", "json"]).default("text"))
    .addHelpText("after", EXAMPLES)
    .action(({ format }: { format: "text" | "json" }) => list(format));
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
}

const EXAMPLES = `
Examples:
  spot-eks policies                                   all rules
  spot-eks policies explain spot-has-no-price-cap     one of them
  spot-eks policies validate policy/presets/strict.json
`;
