import { spawnSync } from "node:child_process";
import type { z } from "zod";

/** A program and its arguments. */
export type CommandLine = readonly [program: string, ...args: string[]];

/** What keeps a fact from being renewed: a program, a network, credentials, or an answer that is not understood. */
export class Lack extends Error {}

/** Types and prices come and hardly ever go: an answer with far fewer is one that was cut off. */
const LEAST_OF_KNOWN_PERCENT = 90;

/**
 * Refuses an answer that has far fewer of something than is known already.
 *
 * @param what - Of what, in the plural, such as `types`.
 *
 * @throws Lack - `found` is less than nine tenths of `known`.
 */
export function requireMost(what: string, found: number, known: number): void {
  if (found * 100 < known * LEAST_OF_KNOWN_PERCENT) {
    throw new Lack(`${found} ${what} were found where ${known} are known; the answer seems to be cut off`);
  }
}

/** Pages of instance types and prices are long. */
const MAX_ANSWER_BYTES = 2 ** 29;
const TIMEOUT_MS = 300_000;

/** A command as it can be pasted into a shell. */
export function shown(command: CommandLine): string {
  return command.map((part) => (/^[\w@%+=:,./-]+$/.test(part) ? part : `'${part}'`)).join(" ");
}

/**
 * The JSON that a command prints, held against its shape.
 *
 * @throws Lack - the program is not there, fails, or prints something else.
 */
export function answer<T>(command: CommandLine, shape: z.ZodType<T>): T {
  const [program, ...args] = command;
  const options = { encoding: "utf8", maxBuffer: MAX_ANSWER_BYTES, timeout: TIMEOUT_MS } as const;
  const { error, status, stdout, stderr } = spawnSync(program, args, options);
  if (error !== undefined) {
    const isMissing = "code" in error && error.code === "ENOENT";
    throw new Lack(isMissing ? `${program} is not a program on PATH; install it` : `${program}: ${error.message}`);
  }
  if (status !== 0) {
    throw new Lack(`${shown(command)} ended with ${status ?? "a signal"}: ${stderr.trim().split("\n").at(-1) ?? ""}`);
  }
  return understood(command, stdout, shape);
}

/**
 * The JSON in a text that a command printed, held against its shape.
 *
 * @throws Lack - it is something else.
 */
export function understood<T>(command: CommandLine, text: string, shape: z.ZodType<T>): T {
  const result = shape.safeParse(parsed(command, text));
  if (!result.success) {
    const { path = [], message = "" } = result.error.issues[0] ?? {};
    throw new Lack(`${shown(command)} printed something else than is known, at ${path.join(".")}: ${message}`);
  }
  return result.data;
}

function parsed(command: CommandLine, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Lack(`${shown(command)} printed something that is not JSON`);
  }
}
