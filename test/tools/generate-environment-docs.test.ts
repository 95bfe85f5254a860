import { readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "@jest/globals";
import { z } from "zod";

import { docsOf } from "../../stacks/documented";
import { ENVIRONMENT } from "../../stacks/environment";
import { alternatives, unwrapped } from "../../stacks/schema-walk";
import { environmentReference } from "../../tools/generate-environment-docs";

const committed = readFileSync(path.join(__dirname, "../../docs/environment.md"), "utf8");

test("the committed reference is what the schema in stacks/ gives", () => {
  expect(committed).toBe(environmentReference());
});

/** Paths of all keys a schema has. */
function keysOf(
  schema: z.core.$ZodType,
  path_ = "",
): readonly { readonly key: string; readonly schema: z.core.$ZodType }[] {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodArray || inner instanceof z.ZodRecord) {
    return keysOf(inner instanceof z.ZodArray ? inner.def.element : inner.def.valueType, `${path_}[]`);
  }
  return alternatives(inner).flatMap(({ shape }) =>
    Object.entries(shape).flatMap(([name, value]) => {
      const key = `${path_}.${name}`;
      return [{ key, schema: value }, ...keysOf(value, key)];
    }),
  );
}

test("every key says what it is and why its default is what it is", () => {
  const silent = keysOf(ENVIRONMENT).filter(
    ({ schema }) => !(schema instanceof z.ZodType) || docsOf(schema) === undefined,
  );

  expect(silent).toEqual([]);
  expect(keysOf(ENVIRONMENT).length).toBeGreaterThan(100);
});

test("the reference has a row for a key of each part, with type, unit, range, default and reason", () => {
  const rows = committed.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
  const row = (key: string): readonly string[] | undefined =>
    rows.find((cells) => cells[1] === `\`${key}\``)?.slice(1, 8);

  expect(row("cluster.keyRotationDays")).toEqual([
    "`cluster.keyRotationDays`",
    "How often the key that encrypts Kubernetes secrets is rotated.",
    "whole number",
    "days",
    "90 to 2560",
    "`365`",
    "KMS's own default, a year.",
  ]);
  expect(row("network.nat")?.slice(2, 6)).toEqual([
    "`none` or `single` or `per-zone`",
    "",
    "",
    "**required** unless `network.existing`",
  ]);
  expect(row("terminationHeartbeatSeconds")?.slice(2, 6)).toEqual(["whole number", "seconds", "30 to 7200", "`300`"]);
});
