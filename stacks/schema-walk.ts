import { z } from "zod";

import type { PathStep } from "./problem";

/** A map with known keys. */
export type MapSchema = z.ZodObject<z.core.$ZodShape>;

/** A schema without what makes it optional or gives it a default. */
export function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  let inner = schema;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault || inner instanceof z.ZodExactOptional) {
    inner = inner.def.innerType;
  }
  return inner;
}

/** Whether this is a map of some kind. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The kinds of map a schema allows: one, or those of a union. */
export function alternatives(schema: z.core.$ZodType): readonly MapSchema[] {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodDiscriminatedUnion) {
    return inner.def.options.flatMap((option) => alternatives(option));
  }
  return inner instanceof z.ZodObject ? [inner] : [];
}

/** Whether a map has the words that a kind of map demands, such as `kind: spot`. */
function isOfKind(kind: MapSchema, value: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(kind.shape).every(([key, schema]) => {
    const inner = unwrapped(schema);
    const words = inner instanceof z.ZodEnum ? Object.values(inner.enum) : [];
    const word = value[key];
    const isMeant = word === undefined ? schema instanceof z.ZodDefault : words.some((known) => known === word);
    return !["kind", "management"].includes(key) || isMeant;
  });
}

/** The one kind of map that this value is meant to be; undefined: none, or not clear. */
export function kindOf(schema: z.core.$ZodType, value: unknown): MapSchema | undefined {
  const kinds = alternatives(schema);
  return kinds.length === 1 ? kinds[0] : kinds.find((kind) => isMap(value) && isOfKind(kind, value));
}

/** Schema of one entry of a value. */
export function entrySchema(schema: z.core.$ZodType, value: unknown, step: PathStep): z.core.$ZodType | undefined {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodArray) {
    return inner.def.element;
  }
  if (inner instanceof z.ZodRecord) {
    return inner.def.valueType;
  }
  const shape = kindOf(inner, value)?.shape;
  return shape !== undefined && Object.hasOwn(shape, step) ? shape[step] : undefined;
}

/** The entry of a value; undefined: none of its own. */
export function entryOf(value: unknown, step: PathStep): unknown {
  if (Array.isArray(value)) {
    return typeof step === "number" ? value[step] : undefined;
  }
  return isMap(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}
