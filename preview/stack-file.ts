import { nearestName } from "../capacity/nearest-name";
import { pathText } from "../capacity/problem";
import { configText, holdsSecret } from "./config-text";
import { readYaml, type FileProblem, type Position, type YamlFile, type YamlValue } from "./yaml-as-pulumi-reads-it";

/** Largest stack file that is read, in bytes. */
const MOST_BYTES = 1_048_576;
const TOP_LEVEL_KEYS = ["config", "encryptionsalt", "secretsprovider", "encryptedkey", "environment"];

/** What the Pulumi CLI would hand to the program. */
export interface StackFile {
  /** By whole key, such as `aws:region`; maps and lists are JSON texts. */
  readonly config: Readonly<Record<string, string>>;
  /** Keys whose values are secret, or hold a secret. */
  readonly secretKeys: readonly string[];
  /** Where a path such as `spot-eks:environment.zones[1]` stands, or what it is missing from. */
  readonly positionOf: (path: string) => Position | undefined;
  readonly problems?: never;
}

/** A stack file, or everything that is wrong with it. */
export type ReadStackFile = StackFile | { readonly problems: readonly FileProblem[] };

/**
 * Reads the text of `Pulumi.<stack>.yaml` as the Pulumi CLI does.
 *
 * Keys without a namespace get the project's. What the CLI would read and not use is refused.
 *
 * Source: https://github.com/pulumi/pulumi/blob/master/sdk/go/common/workspace/loaders.go
 */
export function readStackFile(content: Uint8Array | string, project: string): ReadStackFile {
  const bytes = typeof content === "string" ? Buffer.byteLength(content) : content.byteLength;
  if (bytes > MOST_BYTES) {
    return refused(`has ${bytes} bytes; at most ${MOST_BYTES} are read`);
  }
  const text = typeof content === "string" ? content.replace(/^\uFEFF/, "") : decoded(content);
  if (text === undefined) {
    return refused("is not UTF-8 text; save it as UTF-8");
  }
  const file = readYaml(text);
  if (!("value" in file)) {
    return { problems: file };
  }
  if (file.value === null) {
    return refused("is empty; write config: with aws:region and spot-eks:environment below it");
  }
  return file.value instanceof Map
    ? stackFileOf(file, file.value as ReadonlyMap<string, YamlValue>, project)
    : refused("is not a map; write config: with aws:region and spot-eks:environment below it");
}

function refused(message: string): ReadStackFile {
  return { problems: [{ message }] };
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function stackFileOf(file: YamlFile, top: ReadonlyMap<string, YamlValue>, project: string): ReadStackFile {
  const problems: FileProblem[] = [];
  const locate = positionFinder(file, project);
  const report = (message: string, ...path: string[]): void => {
    const position = locate(path);
    problems.push({ message, ...(position === undefined ? {} : { position }) });
  };
  for (const key of top.keys()) {
    if (!TOP_LEVEL_KEYS.includes(key)) {
      const near = nearestName(key.slice(0, 60), TOP_LEVEL_KEYS);
      const mend = near === undefined ? `write one of ${TOP_LEVEL_KEYS.join(", ")}` : `did you mean ${near}?`;
      report(`${key} is not a key of a stack file; ${mend}`, key);
    }
  }
  const config = top.get("config") ?? null;
  if (config !== null && !(config instanceof Map)) {
    report("config is not a map; write keys such as aws:region below it", "config");
  }
  const values = new Map<string, string>();
  const secretKeys: string[] = [];
  for (const [written, value] of config instanceof Map ? (config as ReadonlyMap<string, YamlValue>) : []) {
    const key = configKey(written, project);
    const made = key === undefined ? undefined : configText(value);
    if (key === undefined) {
      report(`${written} is not a configuration key; write it as <namespace>:<name>`, "config", written);
    } else if (values.has(key)) {
      report(`${written} is not a key of its own: ${key} is written twice; remove one`, "config", written);
    } else if (made === undefined) {
      report(`${written} is not a value Pulumi can hand on: it holds .inf or .nan; write a number`, "config", written);
    } else {
      values.set(key, made);
      secretKeys.push(...(holdsSecret(value) ? [key] : []));
    }
  }
  const positionOf = (path: string): Position | undefined => locate(path);
  return problems.length > 0 ? { problems } : { config: Object.fromEntries(values), secretKeys, positionOf };
}

/** The whole key of something below `config`; undefined: it is none. */
function configKey(written: string, project: string): string | undefined {
  const parts = (written.includes(":") ? written : `${project}:${written}`).split(":");
  const [namespace = "", ...rest] = parts.length === 3 && parts[1] === "config" ? [parts[0], parts[2]] : parts;
  const [name = ""] = rest;
  return rest.length === 1 && namespace !== "" && name !== "" ? `${namespace}:${name}` : undefined;
}

/** Finds steps from the top of the file, or a path below a configuration key; what is missing is where its map is. */
function positionFinder(file: YamlFile, project: string): (path: string | readonly string[]) => Position | undefined {
  let known: ReadonlyMap<string, Position> | undefined;
  return (path) => {
    known ??= new Map(file.eachPosition().map(([steps, position]) => [textOf(steps, project), position] as const));
    let text = typeof path === "string" ? path : textOf(path, project);
    while (text !== "" && !known.has(text)) {
      text = text.slice(0, Math.max(text.lastIndexOf("."), text.lastIndexOf("["), 0));
    }
    return known.get(text);
  };
}

/** A place in the file as problems name it: below `config` by the whole key. */
function textOf([top = "", key, ...rest]: readonly (string | number)[], project: string): string {
  if (top !== "config" || key === undefined) {
    return pathText([`/${top}`, ...(key === undefined ? [] : [key]), ...rest]);
  }
  const below = pathText(rest);
  const whole = configKey(String(key), project) ?? `/config/${key}`;
  return `${whole}${below === "" || below.startsWith("[") ? "" : "."}${below}`;
}
