import { existsSync } from "node:fs";
import path from "node:path";

import { configProblems } from "../policy/config-problems";
import type { RuleSetting } from "../policy/internal/finding";
import type { Preset } from "../policy/internal/group";
import { settingsOf } from "../policy/settings";
import { policyFile, type Project } from "../preview/project";
import { jsonIn } from "./json-file";
import { complain, type Terminal } from "./terminal";
import { isRecord } from "../policy/internal/is-record";

/** How the pack is to be set: a preset, and a configuration over it. */
export interface PolicyChoice {
  readonly preset: Preset;
  /** Path of a file as `pulumi preview --policy-pack-config` takes it; left out, the stack's own holds where it has one. */
  readonly config?: string;
}

/** The configuration of a choice for a stack: the file that is named, the stack's own, or none. */
export function configFileFor(
  { config }: PolicyChoice,
  root: string,
  project: Project,
  stack: string,
): string | undefined {
  const own = path.join(root, policyFile(project, stack));
  return config ?? (existsSync(own) ? own : undefined);
}

/** How every rule is set; undefined when the configuration cannot be taken, which has been said then: one line per problem. */
export function policySettings(
  preset: Preset,
  config: string | undefined,
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
