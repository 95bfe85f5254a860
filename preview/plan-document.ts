import { z } from "zod";

import type { Plan } from "./plan";
import { readable, type WireValue } from "./wire";

/** Version of the document; a field that goes or changes its meaning raises it, a new one does not. */
export const PLAN_SCHEMA_VERSION = 1;

const value: z.ZodType<WireValue> = z.json().describe("JSON; an unknown value is [unknown], a secret [secret]");
const urn = z.string().describe("urn:pulumi:<stack>::<project>::<types, outermost first>::<name>");
const timeout = z.string().describe("Duration such as 60m").optional();

const options = z.strictObject({
  protect: z.boolean().optional().describe("True: Pulumi refuses to delete or replace the resource"),
  ignoreChanges: z.array(z.string()).optional().describe("Paths of inputs whose later changes are ignored"),
  customTimeouts: z.strictObject({ create: timeout, update: timeout, delete: timeout }).optional(),
  deleteBeforeReplace: z.boolean().optional(),
  retainOnDelete: z.boolean().optional(),
  provider: urn.optional().describe("URN of the provider, where one was asked for"),
});

const resource = z.strictObject({
  urn,
  type: z.string().describe("Type token"),
  name: z.string().describe("Logical name"),
  custom: z.boolean().describe("False for a component"),
  parent: urn.optional().describe("Absent for the stack itself"),
  inputs: z.record(z.string(), value),
  dependencies: z.array(urn),
  propertyDependencies: z.record(z.string(), z.array(urn)).describe("URNs by input; an input without any is absent"),
  options: options.describe("Resource options; what has its default is absent"),
});

const diagnostic = z.strictObject({
  severity: z.enum(["error", "warning", "info"]),
  urn: urn.optional(),
  message: z.string(),
});

const finding = z.strictObject({
  rule: z.string().describe("Name of the rule"),
  urn,
  level: z.enum(["advisory", "mandatory"]),
  message: z.string().describe("<property path>: <what is wrong>; <what to write instead>"),
  exemption: z
    .strictObject({ reason: z.string(), until: z.string().describe("Last day on which it counts, YYYY-MM-DD") })
    .optional()
    .describe("Why the finding does not refuse; absent where it is not exempt"),
});

const policies = z.strictObject({
  preset: z.string().describe("Preset that holds where nothing is configured"),
  findings: z.array(finding).describe("In order of URN"),
  abstentions: z
    .array(z.strictObject({ rule: z.string(), urn, message: z.string() }))
    .describe("What could not be judged, since a preview does not know a value"),
});

/** Shape of the document that `spot-eks preview --json` prints. Keys are sorted, lists have a fixed order. */
export const planDocumentSchema = z
  .strictObject({
    schemaVersion: z.literal(PLAN_SCHEMA_VERSION),
    stack: z.string(),
    resources: z.array(resource).describe("In order of URN"),
    outputs: z.record(z.string(), value).describe("Outputs of the stack"),
    summary: z.record(z.string(), value).describe("What the environment amounts to: zones, node groups, vCPU, quotas"),
    diagnostics: z.array(diagnostic).describe("Errors first"),
    policies: policies.optional().describe("What the policy pack says of the plan"),
  })
  .meta({ title: "A spot-eks plan" });

/** JSON schema of the document that `spot-eks preview --json` prints. */
export function planSchema(): object {
  return z.toJSONSchema(planDocumentSchema);
}

/** A plan as a document that others read: unknowns and secrets as text. */
export function planDocument(
  { stack, resources, outputs, diagnostics }: Plan,
  summary: object,
  policies?: object,
): object {
  return {
    schemaVersion: PLAN_SCHEMA_VERSION,
    stack,
    resources: resources.map((resource) => ({ ...resource, inputs: readable(resource.inputs) })),
    outputs: readable(outputs),
    summary,
    diagnostics,
    ...(policies === undefined ? {} : { policies }),
  };
}

/** JSON with sorted keys, so that the same plan is the same text; indented by 2 spaces, with a newline at the end. */
export function toSortedJson(value: object): string {
  return `${JSON.stringify(value, (_, part: unknown) => (isMap(part) ? sorted(part) : part), 2)}\n`;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(map: Record<string, unknown>): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(map).sort(([one], [other]) => (one < other ? -1 : 1))) {
    Object.defineProperty(copy, key, { value, enumerable: true });
  }
  return copy;
}
