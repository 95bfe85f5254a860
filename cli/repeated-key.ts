import { pathText, type PathStep } from "../capacity/problem";

/** A key that stands twice in one object. */
export interface RepeatedKey {
  /** Such as `stack-rules.rules`. */
  readonly path: string;
  /** Where it stands first, and where again. */
  readonly lines: readonly [number, number];
}

/** An object or a list that is being read. */
interface Open {
  /** Where each key of an object stands; absent for a list. */
  readonly keys?: Map<string, number>;
  /** The key, or the index, that is being read. */
  step: PathStep;
}

/**
 * The first key that stands twice in one object; `JSON.parse` takes the last without a word.
 *
 * Parsers that keep positions take a second for a plan of a few hundred resources; this one looks at nothing but keys.
 *
 * @param json - Well-formed, as `JSON.parse` finds it.
 */
export function repeatedKey(json: string): RepeatedKey | undefined {
  const open: Open[] = [];
  let isKeyNext = false;
  for (const { token, start, end } of tokens(json)) {
    const inner = open.at(-1);
    if (token === "{" || token === "[") {
      open.push(token === "{" ? { keys: new Map(), step: "" } : { step: 0 });
      isKeyNext = token === "{";
    } else if (token === "}" || token === "]") {
      open.pop();
      isKeyNext = false;
    } else if (token === ",") {
      isKeyNext = inner?.keys !== undefined;
      next(inner);
    } else if (isKeyNext && inner?.keys !== undefined) {
      isKeyNext = false;
      const first = keyed(inner.keys, inner, String(JSON.parse(json.slice(start, end))), start);
      if (first !== undefined) {
        return { path: pathText(open.map(({ step }) => step)), lines: [lineOf(json, first), lineOf(json, start)] };
      }
    }
  }
  return undefined;
}

/** Texts, and what opens, parts and closes; all else of a well-formed JSON text is of no concern here. */
function* tokens(json: string): Generator<{ token: string | undefined; start: number; end: number }> {
  const token = /["{}[\],]/g;
  while (token.test(json)) {
    const start = token.lastIndex - 1;
    token.lastIndex = json[start] === '"' ? endOfText(json, start) : start + 1;
    yield { token: json[start], start, end: token.lastIndex };
  }
}

/** Where a text ends: behind the first quote that no backslash takes away. */
function endOfText(json: string, start: number): number {
  let quote = start;
  let backslashes: number;
  do {
    quote = json.indexOf('"', quote + 1);
    backslashes = 0;
    while (json[quote - 1 - backslashes] === "\\") {
      backslashes += 1;
    }
  } while (backslashes % 2 === 1);
  return quote + 1;
}

function next(list: Open | undefined): void {
  if (typeof list?.step === "number") {
    list.step += 1;
  }
}

/** Takes down where a key stands, and says where it stood before. */
function keyed(keys: Map<string, number>, object: Open, key: string, index: number): number | undefined {
  const first = keys.get(key);
  keys.set(key, index);
  object.step = key;
  return first;
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}
