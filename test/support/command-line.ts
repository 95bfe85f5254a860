import { spawnSync } from "node:child_process";
import path from "node:path";

/** Root of the repository. */
export const ROOT = path.resolve(__dirname, "..", "..");

/** What a process printed and how it ended. */
export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/** Where and how a command is run; the environment is what is named here, and nothing else. */
export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program to its end. */
export function runProgram(
  command: string,
  args: readonly string[],
  { cwd = ROOT, env = { PATH: process.env["PATH"] ?? "" } }: Surroundings = {},
): Ended {
  const { stdout, stderr, status } = spawnSync(command, args, { cwd, env: { ...env }, encoding: "utf8" });
  return { stdout, stderr, exitCode: status };
}

/** Runs `spot-eks` as a person does, from the sources of this repository or of a copy. */
export function spotEks(
  args: readonly string[],
  surroundings: Surroundings & { readonly node?: readonly string[] } = {},
): Ended {
  const { node = [], ...where } = surroundings;
  return runProgram(process.execPath, [...node, "bin/spot-eks.js", ...args], where);
}
