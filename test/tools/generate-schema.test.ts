import { readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "@jest/globals";

import { environmentJsonSchema } from "../../tools/generate-schema";

test("the committed JSON schema is what the schema in stacks/ gives", () => {
  const committed = readFileSync(path.join(__dirname, "../../stacks/environment.schema.json"), "utf8");

  expect(committed).toBe(environmentJsonSchema());
});
