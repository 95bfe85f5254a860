import { isUnknown, UnknownValue, valueOrUnknown } from "./unknown";
import { isRecord } from "./is-record";

/**
 * Reads a raw property value as a `T`: undefined where it is left out, null, or nothing of the kind, which the provider refuses
 * by itself.
 *
 * @throws UnknownValue - the value, or a part that is asked for, is not known during a preview.
 */
export type Reader<T> = (raw: unknown, path: string) => T | undefined;

/** Properties by name, and how each is read. */
export type Shape = Readonly<Record<string, Reader<unknown>>>;

/** Properties as rules see them: each is read when it is asked for, and not before. */
export type View<S extends Shape> = { readonly [Key in keyof S]: ReturnType<S[Key]> };

/** A map from text to text whose values are read one by one, such as labels. */
export interface TextMap {
  readonly keys: readonly string[];
  /** Undefined where the key is not there. @throws UnknownValue - this one value is not known. */
  readonly get: (key: string) => string | undefined;
}

/** A text; a number or a truth value is taken as it would be written. */
export const text: Reader<string> = (raw, path) => {
  const value = known(raw, path);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
};

/** A number, also one written as text, as launch templates' fields arrive. */
export const number: Reader<number> = (raw, path) => {
  const value = known(raw, path);
  const parsed = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof parsed === "number" && Number.isFinite(parsed) ? parsed : undefined;
};

/** A truth value, also one written as text. */
export const boolean: Reader<boolean> = (raw, path) => {
  const value = known(raw, path);
  return value === true || value === "true" ? true : value === false || value === "false" ? false : undefined;
};

/** True where anything stands there, known or not. */
export const stated: Reader<true> = (raw) => (raw === undefined || raw === null ? undefined : true);

/** True where anything but an empty text stands there, known or not; a provider's outputs have one for what was left out. */
export const filled: Reader<true> = (raw, path) => (raw === "" ? undefined : stated(raw, path));

/** How many elements a list has; they themselves may be unknown, such as ids of subnets that are not made yet. */
export const count: Reader<number> = (raw, path) => {
  const value = known(raw, path);
  return Array.isArray(value) ? value.length : undefined;
};

/** A list whose elements are all read; those of another kind are left out. */
export function list<T>(element: Reader<T>): Reader<readonly NonNullable<T>[]> {
  return (raw, path) => {
    const value = known(raw, path);
    if (!Array.isArray(value)) {
      return undefined;
    }
    const elements: NonNullable<T>[] = [];
    value.forEach((part: unknown, index) => {
      const read = element(part, `${path}[${index}]`);
      if (read !== undefined && read !== null) {
        elements.push(read);
      }
    });
    return elements;
  };
}

/** A map from text to text, such as labels or tags. */
export const textMap: Reader<TextMap> = (raw, path) => {
  const value = known(raw, path);
  return isRecord(value)
    ? {
        keys: Object.keys(value),
        get: (key) => (Object.hasOwn(value, key) ? text(value[key], `${path}.${key}`) : undefined),
      }
    : undefined;
};

/** An object of which rules read the properties that `shape` names. */
export function object<S extends Shape>(shape: S): Reader<View<S>> {
  class Shaped extends Part {}
  for (const [key, read] of Object.entries(shape)) {
    Object.defineProperty(Shaped.prototype, key, {
      get(this: Shaped) {
        return this.read(key, read);
      },
    });
  }
  const isShaped = (part: Part): part is Part & View<S> => part instanceof Shaped;
  return (raw, path) => {
    const value = known(raw, path);
    const part: Part | undefined = isRecord(value) ? new Shaped(value, path) : undefined;
    return part !== undefined && isShaped(part) ? part : undefined;
  };
}

/** Where an object that was read stands below the properties of its resource, such as `tags[2]`. */
export function pathOf(view: object): string {
  return view instanceof Part ? Part.pathOf(view) : "";
}

/** A raw object, and where below a resource's properties it stands. What has been read of it once is not read again. */
class Part {
  readonly #raw: Readonly<Record<string, unknown>>;
  /** Empty for the properties themselves. */
  readonly #path: string;
  readonly #read = new Map<string, unknown>();

  constructor(raw: Readonly<Record<string, unknown>>, path: string) {
    this.#raw = raw;
    this.#path = path;
  }

  /** Not a property of its own: a shape may have one of this name. */
  static pathOf(part: Part): string {
    return part.#path;
  }

  protected read(key: string, reader: Reader<unknown>): unknown {
    if (!this.#read.has(key)) {
      const raw = Object.hasOwn(this.#raw, key) ? this.#raw[key] : undefined;
      const path = this.#path === "" ? key : `${this.#path}.${key}`;
      this.#read.set(
        key,
        valueOrUnknown(() => reader(raw, path)),
      );
    }
    const value = this.#read.get(key);
    if (value instanceof UnknownValue) {
      throw value;
    }
    return value;
  }
}

function known(raw: unknown, path: string): unknown {
  if (isUnknown(raw)) {
    throw new UnknownValue(path);
  }
  return raw;
}
