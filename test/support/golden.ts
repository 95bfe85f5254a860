import { readFileSync } from "node:fs";
import path from "node:path";

import { stringify } from "yaml";

import { makePlan } from "../../preview/engine";
import type { Plan, PlannedResource } from "../../preview/plan";
import { isList, isObject, readable, UNKNOWN_TEXT, type WireValue } from "../../preview/wire";
import { readProject, stackFile } from "../../preview/project";
import { readStackFile } from "../../preview/stack-file";
import type { Environment } from "../../stacks/environment";
import program from "../../stacks/index";
import { parseEnvironment } from "../../stacks/parse-environment";

const ROOT = path.resolve(__dirname, "..", "..");
const WIDTH = 160;

/** The stacks of the project that have a golden plan. */
export const GOLDEN_STACKS = ["dev", "staging", "production"] as const;

/** Path of a stack's golden plan. */
export function goldenFile(stack: string): string {
  return path.join(ROOT, "test", "golden", `${stack}.golden.txt`);
}

/**
 * The environment of a stack of the project.
 *
 * @throws Error - the checks refuse it.
 */
export function environmentOfStack(stack: string): Environment {
  const document: unknown = JSON.parse(configOf(stack).config["spot-eks:environment"] ?? "");
  const { environment, problems } = parseEnvironment(document, { region: "us-east-1" });
  if (environment === undefined) {
    throw new Error(problems.map(({ path: at, message }) => `${at}: ${message}`).join("\n"));
  }
  return environment;
}

/** Tags of a stack's environment. */
export function tagsOfStack(stack: string): Record<string, string> {
  return environmentOfStack(stack).tags;
}

/** The plan of a stack of the project, made in this process. */
export async function planOfStack(stack: string): Promise<Plan> {
  const { project, config, secretKeys } = configOf(stack);
  return makePlan({ project, stack, config, secretKeys, program });
}

function configOf(stack: string) {
  const project = readProject(ROOT);
  const file = readStackFile(readFileSync(path.join(ROOT, stackFile(project, stack))), project.name);
  if (file.problems !== undefined) {
    throw new Error(file.problems.map(({ message }) => message).join("\n"));
  }
  return { project: project.name, config: file.config, secretKeys: file.secretKeys };
}

/**
 * A plan as a person reads it in review: each resource with what it stands in, its options and its inputs.
 *
 * An input that is not known shows what it comes from instead. `tags` that everything has are left out; that they are there
 * is a test of its own.
 */
export function goldenText({ resources, outputs }: Plan, tags: Readonly<Record<string, string>>): string {
  const lines = resources.map((resource) =>
    filled(`${heading(resource)} ${flow(withoutTags(inputsOf(resource), tags))}`),
  );
  return `${lines.join("\n")}\n${filled(`outputs ${flow(readable(outputs))}`)}\n`;
}

function heading({ type, name, parent, options }: PlannedResource): string {
  const shown = Object.entries(options).filter(([key]) => key !== "provider");
  const settings = shown.map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
  return `${type} ${name}${parent === undefined ? "" : ` < ${nameOf(parent)}`}${settings.join("")}`;
}

/** Components that hand all they are told on to their children, who show it. */
const TOLD_BY_CHILDREN = ["spot-eks:components:ChartRelease", "spot-eks:components:KubernetesObjects"];

function inputsOf({ type, inputs, propertyDependencies }: PlannedResource): WireValue {
  if (TOLD_BY_CHILDREN.includes(type)) {
    return {};
  }
  const entries = Object.entries(inputs).map(([key, value]) => {
    const text = readable(value);
    const sources = (propertyDependencies[key] ?? []).map(nameOf).join(" ");
    return [key, text === UNKNOWN_TEXT && sources !== "" ? `of ${sources}` : text] as const;
  });
  return Object.fromEntries(entries);
}

/** One line of YAML. */
function flow(value: WireValue): string {
  return stringify(value, { sortMapEntries: true, collectionStyle: "flow", lineWidth: 0, flowCollectionPadding: false })
    .replaceAll(/\n\s*/g, " ")
    .trim();
}

/** Text broken at blanks, so that no line but one of a single word is longer than `WIDTH`. */
function filled(text: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `   ${word}`;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join("\n");
}

/** The value without those tags, and without a map of tags that has no others. */
function withoutTags(value: WireValue, tags: Readonly<Record<string, string>>): WireValue {
  if (isList(value)) {
    return value.map((part) => withoutTags(part, tags));
  }
  if (!isObject(value)) {
    return value;
  }
  const entries = Object.entries(value).flatMap(([key, part]) => {
    if (key !== "tags" || !isObject(part)) {
      return [[key, withoutTags(part, tags)] as const];
    }
    const others = Object.entries(part).filter(([tag, text]) => tags[tag] !== text);
    return others.length === 0 ? [] : [[key, Object.fromEntries(others)] as const];
  });
  return Object.fromEntries(entries);
}

function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
