import { styleText } from "node:util";

/** Where a verb writes, and what it may use there. */
export interface Terminal {
  /** Writes to standard output. */
  readonly out: (text: string) => void;
  /** Writes to standard error. */
  readonly err: (text: string) => void;
  /** Columns to stay within; Infinity where output is no terminal. */
  readonly columns: number;
  /** Colours are on: output is a terminal and neither `NO_COLOR` nor `TERM=dumb` speaks against it. */
  readonly hasColor: boolean;
  /** Standard error is a terminal, so a line of progress may be drawn and wiped. */
  readonly showsProgress: boolean;
}

/** The terminal of this process. `FORCE_COLOR` turns colours on, `NO_COLOR` off (https://no-color.org). */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  const wantsColor = env["FORCE_COLOR"] !== undefined && env["FORCE_COLOR"] !== "0";
  const refusesColor = (env["NO_COLOR"] ?? "") !== "" || env["TERM"] === "dumb";
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    columns: stdout.isTTY ? stdout.columns : Infinity,
    hasColor: wantsColor || (stdout.isTTY && !refusesColor),
    showsProgress: stderr.isTTY && env["CI"] === undefined && env["TERM"] !== "dumb",
  };
}

/** Colours of the words a plan is drawn with. */
export type Style = "create" | "strong" | "faint" | "error" | "warning";

const FORMATS = {
  create: "green",
  strong: "bold",
  faint: "dim",
  error: "red",
  warning: "yellow",
} as const satisfies Record<Style, Parameters<typeof styleText>[0]>;

/** A function that colours text, or leaves it alone where colours are off. */
export function painter(hasColor: boolean): (style: Style, text: string) => string {
  return (style, text) => (hasColor ? styleText(FORMATS[style], text, { validateStream: false }) : text);
}

/** Tells a person what is wrong, a line each, on standard error. */
export function complain(lines: readonly string[], { err, hasColor }: Pick<Terminal, "err" | "hasColor">): void {
  const paint = painter(hasColor);
  lines.forEach((line) => {
    err(`${paint("error", "error:")} ${line}\n`);
  });
}

/** Text cut to a width, the cut marked by an ellipsis. */
export function cut(text: string, columns: number): string {
  return text.length <= columns ? text : `${text.slice(0, Math.max(columns - 1, 0))}…`;
}

/** Text in lines of at most a width, broken at blanks; a word that is longer stands alone. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
