import fs from "node:fs";
import path from "node:path";

/** What a stand-in for a program answers to calls that begin in one way. */
export interface ReplayedCall {
  /** Beginning of the call, such as `kubectl get nodes`. The first rule that fits answers. */
  readonly call: string;
  /** What it prints at each such call; the last one for ever. Default: nothing. */
  readonly prints?: readonly string[];
  /** How it ends. Default 0. */
  readonly exitCode?: number;
}

/**
 * Puts stand-ins for programs into a folder, which is then the first of a PATH.
 *
 * Each writes its calls into the file `calls` and answers from the rules; a call that none fits ends with 99.
 */
export function replay(folder: string, programs: readonly string[], rules: readonly ReplayedCall[]): void {
  fs.mkdirSync(folder, { recursive: true });
  rules.forEach(({ call, prints = [""], exitCode = 0 }, place) => {
    const rule = path.join(folder, `rule-${String(place).padStart(3, "0")}`);
    fs.mkdirSync(rule);
    fs.writeFileSync(path.join(rule, "call"), call);
    fs.writeFileSync(path.join(rule, "exit"), String(exitCode));
    prints.forEach((text, turn) => {
      fs.writeFileSync(path.join(rule, `print-${turn + 1}`), text);
    });
  });
  for (const program of programs) {
    fs.writeFileSync(path.join(folder, program), STAND_IN, { mode: 0o755 });
  }
}

/** The calls so far, in their order. */
export function replayedCalls(folder: string): readonly string[] {
  const file = path.join(folder, "calls");
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8").trimEnd().split("\n") : [];
}

const STAND_IN = String.raw`#!/bin/sh
here=$(dirname "$0")
call="$(basename "$0") $*"
printf '%s\n' "$call" >>"$here/calls"
for rule in "$here"/rule-*; do
  case $call in "$(cat "$rule/call")"*) ;; *) continue ;; esac
  echo x >>"$rule/turns"
  turn=$(($(wc -l <"$rule/turns")))
  while [ ! -f "$rule/print-$turn" ]; do turn=$((turn - 1)); done
  cat "$rule/print-$turn"
  exit "$(cat "$rule/exit")"
done
echo "nobody told what to answer to: $call" >&2
exit 99
`;
