import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

import { DATE, readSource } from "./source-file";

/** Type tokens as Pulumi spells them; `kubernetes:*:CustomResource` stands for every kind that is not listed. */
const TOKEN = z
  .string()
  .regex(/^(aws:[a-zA-Z0-9-]+\/[a-zA-Z0-9]+|kubernetes:(\*|[a-z0-9.-]+\/v[a-z0-9]+)):[A-Z][A-Za-z0-9]*$/);
const PATH = z.string().regex(/^(\*|[A-Za-z0-9]+(\[\*\])?(\.[A-Za-z0-9]+(\[\*\])?)*)$/);

const RULES = z.strictObject({
  replace: z.array(PATH),
  conditional: z.array(z.strictObject({ property: PATH, when: z.string().min(1) })),
  unverified: z.array(PATH).optional(),
  rejected: z.array(PATH).optional(),
  deleteBeforeReplace: z.boolean().optional(),
  autoName: PATH.optional(),
  /** History of older providers; left out. */
  inPlaceSince: z.record(z.string(), z.string()).optional(),
});

const SOURCE_FILE = z.object({
  schema: z.literal("replace-on-changes/1"),
  provenance: z.object({
    for: z.string(),
    date: DATE,
    sources: z.array(z.record(z.string(), z.string())).min(1),
  }),
  types: z.record(TOKEN, RULES),
});

type Rules = z.infer<typeof RULES>;

/** One type in one line, without history and empty conditions. */
function line([type, rules]: readonly [string, Rules]): string {
  const isWritten = (key: string) => key !== "inPlaceSince" && (key !== "conditional" || rules.conditional.length > 0);
  const written = Object.fromEntries(Object.entries(rules).filter(([key]) => isWritten(key)));
  return `  ${JSON.stringify(type)}: ${JSON.stringify(written)}`;
}

/**
 * The whole text of `facts/replace-on-changes.json`: the same bytes for the same input, one resource type per line.
 *
 * Reads `replace-on-changes.json` in the folder.
 *
 * @throws Error - the file is missing, is not JSON, or does not have the expected shape.
 */
export function replaceOnChangesText(folder: string): string {
  const { provenance, types } = readSource(folder, "replace-on-changes.json", SOURCE_FILE);
  const lines = Object.entries(types).sort(([one], [other]) => (one < other ? -1 : 1));
  const head = JSON.stringify(provenance, undefined, 1).replaceAll("\n", "\n ");
  return `{\n "provenance": ${head},\n "types": {\n${lines.map(line).join(",\n")}\n }\n}\n`;
}

if (require.main === module) {
  const folder = process.argv[2];
  if (folder === undefined) {
    console.error("usage: npm run facts:replace -- <folder with replace-on-changes.json>");
    process.exitCode = 64;
  } else {
    writeFileSync(join(__dirname, "..", "facts", "replace-on-changes.json"), replaceOnChangesText(folder));
  }
}
