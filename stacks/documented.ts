import { z } from "zod";

/** What the reference and an editor say about a key. */
export interface KeyDocs {
  /** What the key is, in a sentence. */
  readonly text: string;
  /** Such as `days` or `GiB`. */
  readonly unit?: string;
  /** What is allowed, in words. */
  readonly range?: string;
  /** Where a key that may be left out must be written: unless this other key is, such as `network.existing`. */
  readonly requiredUnless?: string;
  /** Why the default is what it is, or why there is none. */
  readonly why: string;
}

/** The schema, carrying what is to be said about it. */
export function documented<Schema extends z.ZodType>(
  schema: Schema,
  { text, unit, range, requiredUnless, why }: KeyDocs,
): Schema {
  return schema.meta({
    description: text,
    why,
    ...(unit === undefined ? {} : { unit }),
    ...(range === undefined ? {} : { range }),
    ...(requiredUnless === undefined ? {} : { requiredUnless }),
  });
}

/** What `documented` put on a schema; undefined: nothing. */
export function docsOf(schema: z.ZodType): KeyDocs | undefined {
  const { description, why, unit, range, requiredUnless } = schema.meta() ?? {};
  if (typeof description !== "string" || typeof why !== "string") {
    return undefined;
  }
  return {
    text: description,
    why,
    ...(typeof unit === "string" ? { unit } : {}),
    ...(typeof range === "string" ? { range } : {}),
    ...(typeof requiredUnless === "string" ? { requiredUnless } : {}),
  };
}

// Every error below is what stands after "<value> is not": `shapeProblems` puts the path and the value in front.

/** A string of a certain form. */
export function text(pattern: RegExp, allowed: string): z.ZodString {
  return z.string({ error: allowed }).regex(pattern, { error: allowed });
}

/** Any string. */
export function plainText(): z.ZodString {
  return z.string({ error: "a string in quotes" });
}

/** A whole number from `min` to `max`. */
export function wholeNumber(range: { readonly min: number; readonly max: number }): z.ZodInt {
  const error = `a whole number from ${range.min} to ${range.max}`;
  return z.int({ error }).min(range.min, { error }).max(range.max, { error });
}

/** One of several whole numbers. */
export function oneOfNumbers(numbers: readonly number[], allowed: string): z.ZodInt {
  return z.int({ error: allowed }).refine((value) => numbers.includes(value), { error: allowed });
}

/** One word of several. */
export function oneOf<const Words extends readonly string[]>(
  words: Words,
): z.ZodEnum<{ [Word in Words[number]]: Word }> {
  return z.enum(words, { error: words.length === 1 ? words.join("") : `one of ${words.join(", ")}` });
}

/** True or false, written without quotes. */
export function flag(): z.ZodBoolean {
  return z.boolean({ error: "true or false" });
}

/** A list with at least and at most so many entries. */
export function list<Item extends z.ZodType>(
  item: Item,
  allowed: string,
  { min = 0, max = 1000 }: { readonly min?: number; readonly max?: number } = {},
): z.ZodArray<Item> {
  return z.array(item, { error: allowed }).min(min, { error: allowed }).max(max, { error: allowed });
}
