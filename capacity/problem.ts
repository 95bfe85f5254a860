/** Something in an environment that has to be mended. */
export interface Problem {
  /** Where, as in `nodeGroups.batch.instanceTypes[2]`; empty for the whole document. */
  readonly path: string;
  /** `<value> is not <what is allowed>`, and how to mend it. */
  readonly message: string;
}

/** Step into a map or a list. */
export type PathStep = string | number;

const LONGEST_VALUE = 60;
const LONGEST_KEY = 80;

/** A path as its reader would write it: dots between plain keys, brackets around indexes and other keys. */
export function pathText(steps: readonly PathStep[]): string {
  let text = "";
  for (const step of steps) {
    if (typeof step === "number") {
      text += `[${step}]`;
    } else if (/^[A-Za-z_][\w-]*$/.test(step) && step.length <= LONGEST_KEY) {
      text += text === "" ? step : `.${step}`;
    } else {
      text += `[${JSON.stringify(cut(step, LONGEST_KEY))}]`;
    }
  }
  return text;
}

/** A value as it stands in front of "is not": short, on one line, whatever it is. */
export function shown(value: unknown): string {
  if (typeof value === "string") {
    return /^[!-~]{1,60}$/.test(value) ? value : JSON.stringify(cut(value, LONGEST_VALUE));
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  }
  if (typeof value === "object" && value !== null) {
    return Object.keys(value).length === 0 ? "an empty map" : "a map";
  }
  return typeof value === "function" ? "a function" : String(value);
}

/** A problem at some steps from the root of the environment. */
export function problem(steps: readonly PathStep[], message: string): Problem {
  return { path: pathText(steps), message };
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}
