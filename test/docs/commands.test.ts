import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "@jest/globals";

import { ROOT, spotEks } from "../support/command-line";

const GUIDES = path.join(ROOT, "docs", "guides");

/** A command that a guide shows, and what the guide says it prints. */
interface Shown {
  readonly command: string;
  readonly output: string;
}

/** The blocks of a guide that show a command with its output. */
function shownIn(text: string): Shown[] {
  return [...text.matchAll(/^```console\n\$ (.+)\n([^]*?)^```$/gm)].map(([, command = "", output = ""]) => ({
    command,
    output,
  }));
}

/** The words of a command line, some of them in single quotes. */
function words(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

/** Whether a command prints what a guide says; a line with nothing but `…` stands for any lines. */
function isPrinted(printed: string, output: string): boolean {
  const parts = output.split(/^…\n/m).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("(?:.*\\n)*")}$`).test(printed);
}

/** What a command prints, on both streams, without a blank line at the end. */
function printedBy(command: string): string {
  const [program, ...args] = words(command);
  expect(program).toBe("spot-eks");
  const { stdout, stderr } = spotEks(args);
  return `${stdout}${stderr}`.replace(/\n+$/, "\n");
}

const shown = readdirSync(GUIDES).flatMap((guide) =>
  shownIn(readFileSync(path.join(GUIDES, guide), "utf8")).map((block) => ({ guide, ...block })),
);

test.each(shown)("$guide says what is printed by: $command", ({ command, output }) => {
  const printed = printedBy(command);
  if (!isPrinted(printed, output)) {
    expect(printed).toBe(output);
  }
});

test("there are commands in the guide on instance types", () => {
  expect(shown.filter(({ guide }) => guide === "choosing-instance-types.md")).toHaveLength(7);
});

describe("what the guides are held against", () => {
  test.each([
    { what: "the same", output: "one\ntwo\nthree\n", same: true },
    { what: "another line", output: "one\ntwo\nfour\n", same: false },
    { what: "a line that is not printed", output: "one\ntwo\nthree\nfour\n", same: false },
    { what: "a line left out", output: "one\nthree\n", same: false },
    { what: "lines left out, and marked", output: "…\nthree\n", same: true },
    { what: "lines left out in between, and marked", output: "one\n…\nthree\n", same: true },
    { what: "a mark, and another line", output: "…\nfour\n", same: false },
  ])("$what", ({ output, same }) => {
    expect(isPrinted("one\ntwo\nthree\n", output)).toBe(same);
  });

  test("commands are found with their words", () => {
    const [first] = shownIn("Text\n\n```console\n$ spot-eks select --deny-list '.*n.*' -z a\nout\n```\n");
    expect(first).toEqual({ command: "spot-eks select --deny-list '.*n.*' -z a", output: "out\n" });
    expect(words(first?.command ?? "")).toEqual(["spot-eks", "select", "--deny-list", ".*n.*", "-z", "a"]);
  });
});
