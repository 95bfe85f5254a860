import { describe, expect, test } from "@jest/globals";
import Ajv from "ajv";

import type { Plan } from "../../preview/plan";
import { planDocument, planDocumentSchema, planSchema, toSortedJson } from "../../preview/plan-document";
import { summaryOf } from "../../stacks/summary";
import { environmentDocument } from "../support/environment-document";
import { GOLDEN_STACKS, planOfStack } from "../support/golden";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "hunter2" };

const PLAN: Plan = {
  project: "spot-eks",
  stack: "dev",
  resources: [
    {
      urn: "urn:pulumi:dev::spot-eks::aws:kms/key:Key::key",
      type: "aws:kms/key:Key",
      name: "key",
      custom: true,
      parent: "urn:pulumi:dev::spot-eks::pulumi:pulumi:Stack::spot-eks-dev",
      inputs: { policy: UNKNOWN, word: SECRET },
      dependencies: ["urn:a"],
      propertyDependencies: { policy: ["urn:a"] },
      options: { protect: true, customTimeouts: { create: "60m" } },
    },
  ],
  outputs: { arn: `arn:${UNKNOWN}`, word: SECRET },
  lookups: [],
  diagnostics: [{ severity: "info", message: "note" }],
};

const DOCUMENT = {
  schemaVersion: 1,
  stack: "dev",
  resources: [{ ...PLAN.resources[0], inputs: { policy: "[unknown]", word: "[secret]" } }],
  outputs: { arn: "arn:[unknown]", word: "[secret]" },
  summary: { region: "us-east-1" },
  diagnostics: [{ severity: "info", message: "note" }],
};

test("a plan becomes a document in which unknowns and secrets are text", () => {
  expect(planDocument(PLAN, { region: "us-east-1" })).toEqual(DOCUMENT);
});

describe("the published schema", () => {
  // Ajv 6 does not know the 2020-12 dialect by name; the keywords used here mean the same in it.
  const { $schema, ...schema } = planSchema() as { readonly $schema: string };
  const isValid = new Ajv().compile(schema);

  test("names its dialect and its title", () => {
    expect($schema).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(schema).toMatchObject({ title: "A spot-eks plan", additionalProperties: false });
  });

  test.each([
    { what: "a document", change: {}, accepts: true },
    { what: "another version", change: { schemaVersion: 2 }, accepts: false },
    { what: "a key of nobody's", change: { extra: 1 }, accepts: false },
    { what: "no summary", change: { summary: undefined }, accepts: false },
    {
      what: "a diagnostic of another kind",
      change: { diagnostics: [{ severity: "fatal", message: "x" }] },
      accepts: false,
    },
    {
      what: "an option of nobody's",
      change: { resources: [{ ...DOCUMENT.resources[0], options: { aliases: [] } }] },
      accepts: false,
    },
    {
      what: "a resource without its inputs",
      change: { resources: [{ ...DOCUMENT.resources[0], inputs: undefined }] },
      accepts: false,
    },
  ])("accepts or refuses $what as the program does: $accepts", ({ change, accepts }) => {
    const document: unknown = JSON.parse(JSON.stringify({ ...DOCUMENT, ...change }));

    expect(isValid(document)).toBe(accepts);
    expect(planDocumentSchema.safeParse(document).success).toBe(accepts);
  });

  test.each(GOLDEN_STACKS)("accepts the plan of %s", async (stack) => {
    const config = { "aws:region": "us-east-1", "spot-eks:environment": JSON.stringify(environmentDocument()) };
    const text = toSortedJson(planDocument(await planOfStack(stack), summaryOf(config, "2026-11-23") ?? {}));

    expect([isValid(JSON.parse(text)), isValid.errors]).toEqual([true, null]);
  });
});

describe("sorted JSON", () => {
  test("has keys in order at every depth, lists as they are, and a newline at its end", () => {
    expect(toSortedJson({ b: [{ z: 1, a: 2 }, 3, 1], a: { d: null, c: "x" } })).toBe(
      [
        "{",
        '  "a": {',
        '    "c": "x",',
        '    "d": null',
        "  },",
        '  "b": [',
        "    {",
        '      "a": 2,',
        '      "z": 1',
        "    },",
        "    3,",
        "    1",
        "  ]",
        "}",
        "",
      ].join("\n"),
    );
  });

  test("is the same whatever order the keys had", () => {
    expect(toSortedJson({ a: 1, b: { c: 2, d: 3 } })).toBe(toSortedJson({ b: { d: 3, c: 2 }, a: 1 }));
  });

  test("keeps a key named __proto__", () => {
    expect(toSortedJson(JSON.parse('{"b": 1, "__proto__": {"a": 1}}') as object)).toBe(
      '{\n  "__proto__": {\n    "a": 1\n  },\n  "b": 1\n}\n',
    );
  });
});
