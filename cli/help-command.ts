import type { Command } from "commander";

import { shown } from "../capacity/problem";

/** Gives a program the command `help`; a command it does not have is refused, and those it has are named. */
export function defineHelp(program: Command): void {
  program
    .helpCommand(false)
    .command("help")
    .argument("[command]", "the command to help with")
    .description("Display help for a command")
    .action((name?: string) => {
      const command = name === undefined ? program : program.commands.find((one) => one.name() === name);
      const known = program.commands.map((one) => one.name()).join(", ");
      if (command === undefined) {
        program.error(`error: ${shown(name)} is not a command; there are ${known}`);
      }
      command.outputHelp();
    });
}
