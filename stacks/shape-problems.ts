import { z } from "zod";

import { nearestName } from "../capacity/nearest-name";
import { problem, shown, type PathStep, type Problem } from "../capacity/problem";
import { refusal } from "./refused-keys";
import {
  alternatives,
  entryOf,
  entrySchema,
  isMap,
  kindOf,
  possibleKinds,
  unwrapped,
  type MapSchema,
} from "./schema-walk";

/** A document and the schema that refused it. */
interface Refused {
  readonly schema: z.ZodType;
  readonly value: unknown;
}

/** What the schema found, each in this project's words. */
export function shapeProblems(refused: Refused, issues: readonly z.core.$ZodIssue[]): readonly Problem[] {
  const mistyped = new Set(issues.filter(({ code }) => code === "invalid_type").map(({ path }) => path.join("\0")));
  // Of a text where a list belongs the schema also counts the letters.
  const isEcho = ({ code, path }: z.core.$ZodIssue): boolean =>
    code.startsWith("too_") && mistyped.has(path.join("\0"));
  const all = issues.flatMap((issue) => [issue, ...issuesBelow(refused, issue)]);
  return all.flatMap((issue): Problem[] => {
    if (isEcho(issue)) {
      return [];
    }
    const steps = stepsOf(issue);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => problem([...steps, key], unknownKeyMessage(refused, steps, key)));
    }
    return [problem(steps, valueMessage(issue, steps.reduce(entryOf, refused.value)))];
  });
}

function stepsOf({ path }: z.core.$ZodIssue): readonly PathStep[] {
  return path.map((step) => (typeof step === "number" ? step : String(step)));
}

/** What is wrong within a map of which a word that decides its kind is missing or wrong: the schema stops there. */
function issuesBelow({ schema, value }: Refused, issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  const steps = issue.code === "invalid_union" ? stepsOf(issue).slice(0, -1) : [];
  const { around, map } = partAt({ schema, value }, steps);
  const kinds = possibleKinds(around, map);
  const shared = kindOf(around, map);
  if (kinds.length < 2 || shared === undefined || !isMap(map)) {
    return [];
  }
  const isJudged = (key: string): boolean =>
    Object.hasOwn(shared.shape, key) || !kinds.some((kind) => Object.hasOwn(kind.shape, key));
  const judged = Object.fromEntries(Object.entries(map).filter(([key]) => isJudged(key)));
  const found = shared.safeParse(judged).error?.issues ?? [];
  return found.map((one) => ({ ...one, path: [...steps, ...one.path] }));
}

/** A part of a document, and the schema it must have; undefined: no such part is known. */
function partAt(
  { schema, value }: Refused,
  steps: readonly PathStep[],
): { readonly around: z.core.$ZodType | undefined; readonly map: unknown } {
  let map: unknown = value;
  let around: z.core.$ZodType | undefined = schema;
  for (const step of steps) {
    around = around && entrySchema(around, map, step);
    map = entryOf(map, step);
  }
  return { around, map };
}

function valueMessage(issue: z.core.$ZodIssue, value: unknown): string {
  const allowed = allowedText(issue);
  if (value === undefined) {
    return `is missing; write ${allowed}`;
  }
  if (value === null) {
    return `null is not ${allowed}; write a value, or leave the key out`;
  }
  // Where anything but a string belongs, quotes show that it is one.
  const isStray = typeof value === "string" && issue.code === "invalid_type" && value.length <= 60;
  const text = isStray ? JSON.stringify(value) : shown(value);
  return `${text} is not ${allowed}${quotesHint(issue, value)}${wordHint(issue, value)}`;
}

function allowedText(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type" && (issue.expected === "object" || issue.expected === "record")) {
    return issue.message.startsWith("Invalid input") ? "a map" : issue.message;
  }
  if (issue.code === "invalid_union") {
    return `one of ${wordsOf(issue).join(", ")}`;
  }
  return issue.message;
}

/** The words that are allowed, where they are few. */
function wordsOf(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code === "invalid_value") {
    return issue.values.map(String);
  }
  return issue.code === "invalid_union" && "options" in issue && Array.isArray(issue.options)
    ? issue.options.flatMap((word) => (word === undefined ? [] : [String(word)]))
    : [];
}

/** Unquoted, YAML made something else of what was written; or quotes made a string of a number. */
function quotesHint(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code !== "invalid_type") {
    return "";
  }
  if (issue.expected === "string" && (typeof value === "number" || typeof value === "boolean")) {
    return `; quote it: without quotes YAML made the ${typeof value} ${String(value)} of it`;
  }
  const isQuoted = typeof value === "string" && /^(\d+(\.\d+)?|true|false)$/.test(value);
  return isQuoted && issue.expected !== "string" ? "; write it without quotes" : "";
}

function wordHint(issue: z.core.$ZodIssue, value: unknown): string {
  const words = wordsOf(issue);
  const near = typeof value === "string" ? nearestName(value.slice(0, 60), words) : undefined;
  return near === undefined || words.length === 1 ? "" : `; did you mean ${near}?`;
}

function unknownKeyMessage({ schema, value }: Refused, steps: readonly PathStep[], key: string): string {
  const refused = refusal(key);
  if (refused !== undefined) {
    return `is not a key of this document: ${refused}`;
  }
  const { around, map } = partAt({ schema, value }, steps);
  const kinds = possibleKinds(around, map);
  const known = [...new Set(kinds.flatMap((kind) => Object.keys(kind.shape)))];
  const owners = alternatives(around).filter((kind) => Object.hasOwn(kind.shape, key));
  if (owners.length > 0) {
    return `is not a key of ${kinds.length > 1 ? "this group" : groupName(map)}, only of ${IN_WORDS.format(owners.map(kindName))}; leave it out`;
  }
  const near = nearestName(key.slice(0, 60), known);
  return `is not a known key; ${near === undefined ? `write one of ${known.join(", ")}` : `did you mean ${near}?`}`;
}

/** Such as `a, b and c`. */
const IN_WORDS = new Intl.ListFormat("en-GB");

/** What the group or the provisioner at hand is, for a message. */
function groupName(group: unknown): string {
  const engine = entryOf(group, "engine");
  if (typeof engine === "string") {
    return `the engine ${engine}`;
  }
  const kind = String(entryOf(group, "kind"));
  return ["spot", "on-demand"].includes(kind)
    ? `a ${wordIn(group, "management")} ${kind} group`
    : `a group of kind ${kind}`;
}

/** A word of a group; where it is left out, an on-demand group is managed. */
function wordIn(group: unknown, key: string): string {
  const word = entryOf(group, key);
  return typeof word === "string" ? word : "managed";
}

/** What groups of a schema are, in the same words. */
function kindName({ shape }: MapSchema): string {
  const engine = shape["engine"];
  return engine !== undefined
    ? groupName({ engine: wordOf(engine) })
    : groupName({ kind: wordOf(shape["kind"]), management: wordOf(shape["management"]) });
}

function wordOf(schema: z.core.$ZodType | undefined): string {
  const inner = schema && unwrapped(schema);
  return inner instanceof z.ZodEnum ? String(Object.values(inner.enum)[0]) : "";
}
