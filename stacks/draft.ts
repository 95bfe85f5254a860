import { z } from "zod";

import { entryOf, entrySchema, isMap, kindOf, unwrapped } from "./schema-walk";

/** A checked document of which some parts may be missing, because they have the wrong shape. */
export type Draft<T> = T extends readonly (infer Item)[]
  ? readonly (Draft<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Draft<T[Key]> | undefined }
    : T;

/** The parts of a document that have the right shape, with their defaults; undefined: none. */
export function wellShapedParts<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): Draft<z.output<Schema>> | undefined;
export function wellShapedParts(schema: z.core.$ZodType, value: unknown): unknown {
  const whole = z.safeParse(schema, value);
  if (whole.success) {
    return whole.data;
  }
  const inner = unwrapped(schema);
  const part = (step: string | number): unknown => {
    const within = entrySchema(inner, value, step);
    return within && wellShapedParts(within as z.ZodType, entryOf(value, step));
  };
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    // An empty list that is refused is refused for being empty, and nothing follows from it.
    return value.length === 0 ? undefined : value.map((_, index) => part(index));
  }
  const keys = inner instanceof z.ZodRecord ? Object.keys(value ?? {}) : Object.keys(kindOf(inner, value)?.shape ?? {});
  return isMap(value) && keys.length > 0 ? Object.fromEntries(keys.map((key) => [key, part(key)])) : undefined;
}
