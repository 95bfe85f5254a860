import { isRecord } from "./is-record";

/** Where a property stands below a resource's properties, such as `["metadataOptions", "httpTokens"]`. */
export type EditPath = readonly [string, ...(string | number)[]];

/** Changes to a resource's properties, made on copies; unknown values and secrets pass through untouched. */
export interface Edit {
  /** Sets a property, making the objects on the way to it. */
  readonly set: (path: EditPath, value: unknown) => void;
  /** Takes a property away; nothing happens where it is not there. */
  readonly remove: (path: EditPath) => void;
  /** The properties as changed; undefined where nothing was. */
  readonly result: () => Readonly<Record<string, unknown>> | undefined;
}

/** Begins to change a resource's properties. */
export function editOf(properties: Readonly<Record<string, unknown>>): Edit {
  let changed: Readonly<Record<string, unknown>> | undefined;
  const apply = (path: EditPath, value: unknown) => {
    const entries = new Map(Object.entries(changed ?? properties));
    const part = changedAt(entries.get(path[0]), path.slice(1), value);
    if (part === undefined) {
      entries.delete(path[0]);
    } else {
      entries.set(path[0], part);
    }
    changed = Object.fromEntries(entries);
  };
  return {
    set: apply,
    remove: (path) => {
      if (isThere(changed ?? properties, path)) {
        apply(path, undefined);
      }
    },
    result: () => changed,
  };
}

/** A copy of a raw value in which something below it is another; undefined takes it away. */
function changedAt(raw: unknown, [key, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (key === undefined) {
    return value;
  }
  if (Array.isArray(raw)) {
    return raw.map((part: unknown, index) => (index === key ? changedAt(part, rest, value) : part));
  }
  const entries = new Map<string, unknown>(isRecord(raw) ? Object.entries(raw) : []);
  const part = changedAt(entries.get(String(key)), rest, value);
  if (part === undefined) {
    entries.delete(String(key));
  } else {
    entries.set(String(key), part);
  }
  return Object.fromEntries(entries);
}

function isThere(raw: unknown, [key, ...rest]: readonly (string | number)[]): boolean {
  if (key === undefined) {
    return raw !== undefined;
  }
  return typeof raw === "object" && raw !== null && isThere(new Map(Object.entries(raw)).get(String(key)), rest);
}
