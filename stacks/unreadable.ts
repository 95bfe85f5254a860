import { ENCRYPTED_VALUE } from "../facts/secrets";
import { pathText, problem, shown, type PathStep, type Problem } from "../capacity/problem";
import { secretProblem } from "./secrets";

const DEEPEST = 20;
const MOST_VALUES = 100_000;
/** How Pulumi hands on what YAML read as a date. */
const TIMESTAMP = /^(\d{4,}-\d{2}-\d{2}) \d{2}:\d{2}:\d{2}(\.\d+)? [+-]\d{4} \S+$/;

/** What no schema is asked about. */
export interface Unreadable {
  readonly problems: readonly Problem[];
  /** Paths of secrets, of which no more is to be said. */
  readonly secrets: ReadonlySet<string>;
  /** The document must not be looked at any further. */
  readonly isHopeless: boolean;
}

/** Finds keys that no program should carry, dates that lost their spelling, and documents beyond all measure. */
export function unreadableProblems(document: unknown): Unreadable {
  const problems: Problem[] = [];
  const secrets = new Set<string>();
  const waiting: { readonly value: unknown; readonly path: readonly PathStep[] }[] = [{ value: document, path: [] }];
  for (let count = 0; ; count += 1) {
    const next = waiting.pop();
    if (next === undefined) {
      return { problems: problems.reverse(), secrets, isHopeless: false };
    }
    const { value, path } = next;
    if (path.length > DEEPEST || count > MOST_VALUES) {
      const limit = path.length > DEEPEST ? `at most ${DEEPEST} levels deep` : `at most ${MOST_VALUES} values`;
      return {
        problems: [{ path: "", message: `the document is not ${limit}; write a shorter one` }],
        secrets,
        isHopeless: true,
      };
    }
    const secret = typeof value === "string" ? secretProblem(value) : undefined;
    if (secret === undefined) {
      problems.push(...ownProblems(value, path));
    } else {
      problems.push(problem(path, secret));
      secrets.add(pathText(path));
    }
    for (const [key, entry] of entriesOf(value)) {
      const wrong = typeof key === "string" ? secretProblem(key) : undefined;
      const within = [...path, wrong === undefined ? key : ENCRYPTED_VALUE];
      if (wrong !== undefined) {
        problems.push(problem(within, wrong));
        secrets.add(pathText(within));
      }
      waiting.push({ value: entry, path: within });
    }
  }
}

function entriesOf(value: unknown): readonly (readonly [PathStep, unknown])[] {
  if (Array.isArray(value)) {
    return [...value.entries()];
  }
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function ownProblems(value: unknown, path: readonly PathStep[]): readonly Problem[] {
  const date = typeof value === "string" ? TIMESTAMP.exec(value)?.[1] : undefined;
  if (date !== undefined) {
    return [problem(path, `${shown(value)} is not what was written: YAML made a time of it; quote it: "${date}"`)];
  }
  return path.at(-1) === "__proto__" ? [problem(path, "is not a known key; remove it")] : [];
}
