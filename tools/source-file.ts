import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** A day such as `2026-08-02`. */
export const DATE = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Where a source file comes from, where it says so itself. */
export const PROVENANCE = z.array(z.object({ what: z.string(), from: z.string(), licence: z.string() })).optional();

/**
 * What a source file of facts says, held against its shape.
 *
 * @throws Error - the file is missing, is not JSON, or does not have the shape.
 */
export function readSource<T>(folder: string, file: string, shape: z.ZodType<T>): T {
  const result = shape.safeParse(parseJson(file, readFileSync(join(folder, file), "utf8")));
  if (!result.success) {
    throw new Error(`${file} does not have the expected shape:\n${z.prettifyError(result.error)}`);
  }
  return result.data;
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON`, { cause: error });
  }
}
