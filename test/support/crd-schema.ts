import { readFileSync } from "node:fs";
import path from "node:path";

import Ajv, { type ValidateFunction } from "ajv";
import { z } from "zod";

const FOLDER = path.join(__dirname, "crds");

const DEFINITION = z.looseObject({
  spec: z.looseObject({
    group: z.string(),
    names: z.looseObject({ kind: z.string(), plural: z.string() }),
    versions: z.array(
      z.looseObject({
        name: z.string(),
        schema: z.strictObject({ openAPIV3Schema: z.record(z.string(), z.unknown()) }),
      }),
    ),
  }),
});

/** A definition of a kind, as an API server takes it. */
export type Definition = z.output<typeof DEFINITION>;

const FILE = z.strictObject({ source: z.string(), licence: z.string(), definition: DEFINITION });

/** Files of `test/support/crds` by the kind that each defines. */
export const CRD_OF_KIND = {
  NodePool: "karpenter.sh_nodepools",
  EC2NodeClass: "karpenter.k8s.aws_ec2nodeclasses",
} as const;

/** A kind whose definition is known. */
export type KnownKind = keyof typeof CRD_OF_KIND;

/** The definition of a kind as its makers published it, without its descriptions. */
export function definitionOf(kind: KnownKind): Definition {
  return FILE.parse(JSON.parse(readFileSync(path.join(FOLDER, `${CRD_OF_KIND[kind]}.json`), "utf8"))).definition;
}

const validators = new Map<KnownKind, ValidateFunction>();

/**
 * What the schema of its definition finds wrong with an object, each as `<path>: <what should be>`; keys it does not
 * know are wrong too, as where an API server is strict. Rules in CEL are not looked at.
 */
export function schemaProblems(kind: KnownKind, object: object): string[] {
  const validate = validators.get(kind) ?? new Ajv({ allErrors: true, format: false }).compile(schemaOf(kind));
  validators.set(kind, validate);
  void validate(object);
  return (validate.errors ?? []).map(({ dataPath, message = "", params }) => {
    const unknown = "additionalProperty" in params ? ` (${params.additionalProperty})` : "";
    return `${dataPath.replace(/^\./, "")}: ${message}${unknown}`;
  });
}

function schemaOf(kind: KnownKind): object {
  const [version] = definitionOf(kind).spec.versions;
  return closed(version?.schema.openAPIV3Schema) as object;
}

/** The schema with no room for keys that it does not name. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(closed);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const kept = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, closed(each)]));
  const isOpen = !("properties" in value) || "additionalProperties" in value || !("type" in value);
  return isOpen ? kept : { ...kept, additionalProperties: false };
}
