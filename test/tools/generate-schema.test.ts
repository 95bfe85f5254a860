import { readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "@jest/globals";
import Ajv from "ajv";

import { planDocument, toSortedJson } from "../../preview/plan-document";
import { environmentJsonSchema, planJsonSchema } from "../../tools/generate-schema";
import { planOfStack } from "../support/golden";

function committed(file: string): string {
  return readFileSync(path.join(__dirname, "../..", file), "utf8");
}

test("the committed JSON schema is what the schema in stacks/ gives", () => {
  expect(committed("stacks/environment.schema.json")).toBe(environmentJsonSchema());
});

test("the committed schema of a plan is what the document's own gives", () => {
  expect(committed("docs/plan.schema.json")).toBe(planJsonSchema());
});

test("the document of a plan keeps to its published schema, and a changed one does not", async () => {
  const document: unknown = JSON.parse(toSortedJson(planDocument(await planOfStack("dev"), {})));
  const schema = JSON.parse(committed("docs/plan.schema.json")) as Record<string, unknown>;
  // ajv 6 knows draft 7; nothing here is newer.
  const validate = new Ajv().compile({ ...schema, $schema: "http://json-schema.org/draft-07/schema#" });

  expect([validate(document), validate.errors]).toEqual([true, null]);
  expect(validate({ ...(document as object), schemaVersion: 2 })).toBe(false);
});
