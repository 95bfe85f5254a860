import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, visit } from "yaml";
import type { Document, Node, Pair, Scalar } from "yaml";

import { floatText, plainScalar, type Timestamp, type YamlScalar } from "./yaml-scalar";

/** Most values a file may hold once its aliases are written out. */
const MOST_VALUES = 100_000;
const DEEPEST = 100;
const TOO_DEEP = `is nested too deeply; at most ${DEEPEST} levels are read`;
const TAG_PREFIX = "tag:yaml.org,2002:";

/** What a document holds; keys are in the order of the file. */
export type YamlValue = YamlScalar | readonly YamlValue[] | ReadonlyMap<string, YamlValue>;

/** Where something stands in a file, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Something wrong with a file. */
export interface FileProblem {
  readonly message: string;
  /** Left out where the whole file is meant. */
  readonly position?: Position;
}

/** A file that was read; steps of a path are keys and indexes. */
export interface YamlFile {
  readonly value: YamlValue;
  /** Where each key and list entry stands, by its path. */
  readonly eachPosition: () => readonly (readonly [path: readonly (string | number)[], position: Position])[];
}

/** Stops the reading of a file. */
class Refusal extends Error {
  constructor(
    message: string,
    readonly node?: Node,
  ) {
    super(message);
  }
}

/** Whether a value is a point in time. */
export function isTimestamp(value: YamlValue): value is Timestamp {
  return typeof value === "object" && value !== null && "rfc3339" in value;
}

/** Reads a YAML file as Go's yaml.v3 would for the Pulumi CLI, or says what is wrong with it. */
export function readYaml(text: string): YamlFile | readonly FileProblem[] {
  const lines = new LineCounter();
  const at = (offset: number | undefined): { position?: Position } => {
    const { line, col } = lines.linePos(offset ?? 0);
    return offset === undefined ? {} : { position: { line, column: col } };
  };
  try {
    // No scalar is given a meaning here: that is plainScalar's.
    const documents = parseAllDocuments(text, {
      lineCounter: lines,
      schema: "failsafe",
      prettyErrors: false,
      logLevel: "silent",
    });
    const [document, second] = Array.isArray(documents) ? documents : [];
    const errors = document?.errors ?? [];
    if (errors.some(({ message }) => /call stack/i.test(message))) {
      return [{ message: TOO_DEEP }];
    }
    const [first] = errors;
    if (first !== undefined) {
      // What follows the first error is mostly its echo.
      const message =
        first.code === "DUPLICATE_KEY" ? duplicateMessage(document?.contents, first.pos[0], lines) : undefined;
      return [{ message: message ?? syntaxMessage(first.message), ...at(first.pos[0]) }];
    }
    if (second !== undefined) {
      return [{ message: "is a second document, which Pulumi does not read; remove it", ...at(second.range[0]) }];
    }
    const root = document?.contents ?? null;
    const reader = new Reader(document);
    const value = root === null ? null : reader.valueOf(root, 0);
    return { value, eachPosition: () => positions(root, at) };
  } catch (error) {
    if (error instanceof Refusal) {
      return [{ message: error.message, ...at(error.node?.range?.[0]) }];
    }
    if (error instanceof RangeError) {
      return [{ message: TOO_DEEP }];
    }
    throw error;
  }
}

function syntaxMessage(message: string): string {
  return `is not YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}

/** Says which key is written a second time at an offset, and where it stands first; undefined: it is not found. */
function duplicateMessage(root: unknown, offset: number, lines: LineCounter): string | undefined {
  let message: string | undefined;
  visit(root as Node, {
    Map: (_, { items }) => {
      const index = items.findIndex(({ key }) => isScalar(key) && key.range?.[0] === offset);
      const again = items[index]?.key;
      const first = items
        .slice(0, Math.max(index, 0))
        .find(({ key }) => isScalar(key) && isScalar(again) && key.value === again.value);
      const { range } = isScalar(first?.key) ? first.key : {};
      if (range == null || !isScalar(again)) {
        return undefined;
      }
      message = `${String(again.value)} is not a key of its own: it is written in line ${lines.linePos(range[0]).line} already; remove one`;
      return visit.BREAK;
    },
  });
  return message;
}

/** Turns nodes into values, aliases and merged keys written out. */
class Reader {
  private count = 0;
  private readonly open = new Set<Node>();

  constructor(private readonly document: Document | undefined) {}

  valueOf(node: unknown, depth: number): YamlValue {
    this.count += 1;
    if (this.count > MOST_VALUES) {
      throw new Refusal(`holds more than ${MOST_VALUES} values once its aliases are written out; write fewer`);
    }
    if (depth > DEEPEST) {
      throw new Refusal(TOO_DEEP);
    }
    if (isScalar(node)) {
      return scalarValue(node);
    }
    if (isSeq(node)) {
      return this.once(node, () => node.items.map((item) => this.valueOf(item, depth + 1)));
    }
    if (isMap(node)) {
      return this.once(node, () => this.mapOf(node.items, depth));
    }
    if (isAlias(node)) {
      const target = this.document && node.resolve(this.document);
      if (target === undefined) {
        throw new Refusal(`*${node.source} is not an anchor of this file; write &${node.source} before it`, node);
      }
      return this.valueOf(target, depth + 1);
    }
    return null;
  }

  private once<Value>(node: Node, read: () => Value): Value {
    if (this.open.has(node)) {
      throw new Refusal("holds an anchor that contains itself", node);
    }
    this.open.add(node);
    const value = read();
    this.open.delete(node);
    return value;
  }

  private mapOf(items: readonly Pair[], depth: number): ReadonlyMap<string, YamlValue> {
    const map = new Map<string, YamlValue>();
    const merged: YamlValue[] = [];
    for (const { key, value } of items) {
      if (isMerge(key)) {
        const source = this.valueOf(value, depth + 1);
        merged.push(...(Array.isArray(source) ? (source as readonly YamlValue[]) : [source]));
      } else {
        map.set(keyText(key), this.valueOf(value, depth + 1));
      }
    }
    for (const source of merged) {
      if (!(source instanceof Map)) {
        throw new Refusal("<< is not a map or a list of maps; write an alias of a map");
      }
      for (const [key, value] of source as ReadonlyMap<string, YamlValue>) {
        map.set(key, map.has(key) ? (map.get(key) ?? null) : value);
      }
    }
    return map;
  }
}

function isMerge(key: unknown): boolean {
  return isScalar(key) && key.type === "PLAIN" && key.value === "<<";
}

function keyText(key: unknown): string {
  if (!isScalar(key)) {
    throw new Refusal("a key is not a plain word; write a string", key instanceof Object ? (key as Node) : undefined);
  }
  const value = scalarValue(key);
  if (value === null) {
    return "<nil>";
  }
  return typeof value === "number" ? floatText(value) : typeof value === "object" ? value.printed : String(value);
}

function scalarValue(node: Scalar): YamlScalar {
  const source = typeof node.value === "string" ? node.value : (node.source ?? "");
  const tag = node.tag?.startsWith(TAG_PREFIX) === true ? node.tag.slice(TAG_PREFIX.length) : node.tag;
  if (tag === undefined) {
    return node.type === "PLAIN" ? plainScalar(source) : source;
  }
  if (!["int", "float", "bool", "null", "timestamp"].includes(tag)) {
    return tag === "binary" ? Buffer.from(source, "base64").toString("utf8") : source;
  }
  const value = plainScalar(source);
  const made = typeof value === "bigint" && tag === "float" ? Number(value) : value;
  if (kindOf(made) !== tag) {
    throw new Refusal(`${JSON.stringify(source)} is not of type !!${tag}`, node);
  }
  return made;
}

function kindOf(value: YamlScalar): string {
  if (value === null) {
    return "null";
  }
  const kinds: Readonly<Record<string, string>> = {
    bigint: "int",
    number: "float",
    boolean: "bool",
    object: "timestamp",
  };
  return kinds[typeof value] ?? "str";
}

/** Where keys and list entries stand; what an alias stands for is not walked again. */
function positions(
  root: unknown,
  at: (offset: number | undefined) => { position?: Position },
): readonly (readonly [readonly (string | number)[], Position])[] {
  const found: (readonly [readonly (string | number)[], Position])[] = [];
  const visit = (node: unknown, path: readonly (string | number)[]): void => {
    const children: readonly (readonly [string | number, unknown, unknown])[] = isMap(node)
      ? node.items.map(({ key, value }) => [keyText(key), key, value] as const)
      : isSeq(node)
        ? node.items.map((item, index) => [index, item, item] as const)
        : [];
    for (const [step, where, child] of children) {
      const { position } = at((where as Node | null)?.range?.[0]);
      if (position !== undefined) {
        found.push([[...path, step], position]);
      }
      visit(child, [...path, step]);
    }
  };
  visit(root, []);
  return found;
}
