import type { Reader } from "./view";

/** What stands in a JSON text, or in the object that some types take in its place; undefined where it is no JSON. */
export function json<T>(read: Reader<T>): Reader<T> {
  return (raw, path) => {
    const parsed = typeof raw === "string" ? parsedJson(raw) : undefined;
    return read(parsed ?? raw, path);
  };
}

/** A list, or a single element in its place, as JSON policies have them. */
export function oneOrMany<T>(element: Reader<T>): Reader<readonly NonNullable<T>[]> {
  return (raw, path) => {
    const parts: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
    return parts.flatMap((part, index) => element(part, `${path}[${index}]`) ?? []);
  };
}

function parsedJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
