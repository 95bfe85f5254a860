import { z } from "zod";

import type { PathStep } from "../capacity/problem";

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

/** The kinds of map a schema allows: one, or those of a union; of no schema none. */
export function alternatives(schema: z.core.$ZodType | undefined): readonly MapSchema[] {
  const inner = schema && unwrapped(schema);
  if (inner instanceof z.ZodDiscriminatedUnion) {
    return inner.def.options.flatMap((option) => alternatives(option));
  }
  return inner instanceof z.ZodObject ? [inner] : [];
}

/** Keys whose words decide which kind a map is. */
const DECIDING_KEYS = ["kind", "management", "engine"];

/** Whether a map has a word that a kind of map demands, such as `kind: spot`; a kind without the key demands none. */
function hasWordOf(kind: MapSchema, value: Readonly<Record<string, unknown>>, key: string): boolean {
  const schema = kind.shape[key];
  const inner = schema && unwrapped(schema);
  const words = inner instanceof z.ZodEnum ? Object.values(inner.enum) : [];
  const word = entryOf(value, key);
  return (
    schema === undefined ||
    (word === undefined ? schema instanceof z.ZodDefault : words.some((known) => known === word))
  );
}

/** The kinds of map that this value can be meant to be: one where its words decide, more where one is missing or wrong. */
export function possibleKinds(schema: z.core.$ZodType | undefined, value: unknown): readonly MapSchema[] {
  let kinds = alternatives(schema);
  for (const key of kinds.length > 1 && isMap(value) ? DECIDING_KEYS : []) {
    const fitting = kinds.filter((kind) => isMap(value) && hasWordOf(kind, value, key));
    kinds = fitting.length === 0 ? kinds : fitting;
  }
  return kinds;
}

/** The one kind of map that this value is meant to be, or what its possible kinds share; undefined: no map belongs here. */
export function kindOf(schema: z.core.$ZodType | undefined, value: unknown): MapSchema | undefined {
  const kinds = possibleKinds(schema, value);
  return kinds.length > 1 && isMap(value) ? sharedKeys(kinds, value) : kinds[0];
}

/** The keys that all kinds have, each with the schema that takes what is written; no deciding word that is wrong. */
function sharedKeys([first, ...others]: readonly MapSchema[], value: Readonly<Record<string, unknown>>): MapSchema {
  const shape: Record<string, z.core.$ZodType> = {};
  for (const [key, schema] of Object.entries(first?.shape ?? {})) {
    const all = [schema, ...others.flatMap((kind) => kind.shape[key] ?? [])];
    const taking = all.find((one) => Object.hasOwn(value, key) && z.safeParse(one, value[key]).success);
    if (all.length === others.length + 1 && (taking !== undefined || !DECIDING_KEYS.includes(key))) {
      shape[key] = taking ?? schema;
    }
  }
  return z.strictObject(shape);
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
