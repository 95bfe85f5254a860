import { z } from "zod";

import { docsOf, documented } from "./documented";
import { ENVIRONMENT } from "./environment";

const anyValue = z.unknown();
const config = z
  .object({
    "aws:region": documented(z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/), {
      text: "Region of everything that is made.",
      range: "such as us-east-1",
      why: "No default: zones and prices depend on it.",
    }),
    "spot-eks:environment": documented(ENVIRONMENT, {
      text: "The environment.",
      why: "It is what the program builds.",
    }),
  })
  .catchall(anyValue);

/** All that may stand in a stack file; the CLI writes the keys beside `config` by itself. */
const STACK_FILE = z.strictObject({
  config: documented(config, { text: "Configuration of the stack.", why: "The program needs it." }),
  encryptionsalt: z.string().exactOptional(),
  secretsprovider: z.string().exactOptional(),
  encryptedkey: z.string().exactOptional(),
  environment: anyValue.exactOptional(),
});

/** The JSON schema of a stack file, by which editors complete and check it. */
export function stackFileSchema(): object {
  const schema = z.toJSONSchema(STACK_FILE, {
    target: "draft-7",
    io: "input",
    override: ({ zodSchema, jsonSchema }) => {
      const docs = zodSchema instanceof z.ZodType ? docsOf(zodSchema) : undefined;
      delete jsonSchema.why;
      delete jsonSchema.unit;
      delete jsonSchema.range;
      delete jsonSchema.requiredUnless;
      if (docs !== undefined) {
        const { text, unit, range, requiredUnless, why } = docs;
        const more = [
          ...(unit === undefined ? [] : [`Unit: ${unit}.`]),
          ...(range === undefined ? [] : [`Allowed: ${range}.`]),
          ...(requiredUnless === undefined ? [] : [`Required, unless ${requiredUnless} is written.`]),
        ];
        jsonSchema.description = [text, ...more, why].join("\n");
      }
    },
  });
  return { title: "Stack file of spot-eks", ...schema };
}
