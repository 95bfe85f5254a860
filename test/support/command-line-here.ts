import { main } from "../../cli/main";
import { ROOT, type Ended } from "./command-line";

/**
 * Runs `spot-eks` in this process, which is much faster than in one of its own.
 *
 * @param columns - Width of the terminal. Default: output is no terminal, and lines have no end.
 */
export async function spotEksHere(
  args: readonly string[],
  { columns = Infinity }: { readonly columns?: number | undefined } = {},
): Promise<Ended> {
  let [stdout, stderr] = ["", ""];
  const terminal = {
    out: (text: string) => void (stdout += text),
    err: (text: string) => void (stderr += text),
    ...{ columns, hasColor: false, showsProgress: false },
  };
  const exitCode = await main(args, ROOT, terminal);
  return { stdout, stderr, exitCode };
}
