import { readFileSync } from "node:fs";

import { configProblems } from "../policy/config-problems";
import type { RuleSetting } from "../policy/internal/finding";
import type { Preset } from "../policy/internal/group";
import { settingsOf } from "../policy/settings";
import { complain, type Terminal } from "./terminal";

/** How the pack is to be set: a preset, and a configuration over it. */
export interface PolicyChoice {
  readonly preset: Preset;
  /** Path of a file as `pulumi preview --policy-pack-config` takes it; left out, the preset alone holds. */
  readonly config?: string;
}

/** How every rule is set; undefined when the configuration cannot be taken, which has been said then: one line per problem. */
export function policySettings(
  { preset, config }: PolicyChoice,
  terminal: Terminal,
): ReadonlyMap<string, RuleSetting> | undefined {
  if (config === undefined) {
    return settingsOf(preset);
  }
  const read = readConfig(config, terminal);
  return read === undefined ? undefined : settingsOf(preset, read);
}

/** A configuration of the pack; undefined when it is none, which has been said then. */
export function readConfig(file: string, terminal: Terminal): Readonly<Record<string, unknown>> | undefined {
  const read = jsonIn(file);
  const lines =
    read.problem === undefined
      ? configProblems(read.value).map(({ path, message }) => `${file}: ${path === "" ? "" : `${path}: `}${message}`)
      : [`${file} ${read.problem}`];
  complain(lines, terminal);
  return lines.length === 0 && isRecord(read.value) ? read.value : undefined;
}

function jsonIn(file: string): { readonly value?: unknown; readonly problem?: string } {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const why = error instanceof Error ? error.message : String(error);
    return { problem: isMissing ? "is not there; write the path of a file of JSON" : `cannot be read: ${why}` };
  }
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch (error) {
    return { problem: `is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
