import { EXIT_CODE, type ExitCode } from "./exit-code";
import { main } from "./main";
import { processTerminal } from "./terminal";

/**
 * Runs the command line in this process.
 *
 * An error that is nobody's input is a fault of this program: one line, and how to see where it happened.
 */
export async function run(args: readonly string[], root: string): Promise<ExitCode> {
  const terminal = processTerminal();
  process.stdout.on("error", endOfOutput);
  try {
    return await main(args, root, terminal);
  } catch (error) {
    const isTraced = process.env["SPOT_EKS_TRACE"] === "1";
    const text = error instanceof Error ? (isTraced ? error.stack : error.message) : String(error);
    terminal.err(`error: ${text ?? ""}\n`);
    if (!isTraced) {
      terminal.err("This is a fault of spot-eks or of the program; SPOT_EKS_TRACE=1 shows where.\n");
    }
    return EXIT_CODE.wrongInput;
  }
}

/** A reader that has had enough is no error; a full disk is. */
function endOfOutput(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") {
    process.exit(EXIT_CODE.fine);
  }
  process.stderr.write(`error: ${error.message}\n`);
  process.exit(EXIT_CODE.wrongInput);
}
