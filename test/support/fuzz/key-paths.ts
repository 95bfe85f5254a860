import { z } from "zod";

import { alternatives, unwrapped } from "../../../stacks/schema-walk";

/** Paths of every key a schema knows, such as `nodeGroups.*.disk.sizeGiB`; `*` is any key or index. */
export function schemaKeys(schema: z.core.$ZodType, path: readonly string[] = []): readonly string[] {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodArray) {
    return schemaKeys(inner.def.element, [...path, "*"]);
  }
  if (inner instanceof z.ZodRecord) {
    return schemaKeys(inner.def.valueType, [...path, "*"]);
  }
  const keys = alternatives(inner).flatMap(({ shape }) =>
    Object.entries(shape).flatMap(([key, part]) => [[...path, key].join("."), ...schemaKeys(part, [...path, key])]),
  );
  return [...new Set(keys)];
}

/** Paths of every key of a document, as in a schema whose keys these are. */
export function documentKeys(
  value: unknown,
  known: ReadonlySet<string>,
  path: readonly string[] = [],
): readonly string[] {
  if (typeof value !== "object" || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
    const own = [...path, key];
    const step = known.has(own.join(".")) ? own : [...path, "*"];
    return [step.join("."), ...documentKeys(part, known, step)];
  });
}
