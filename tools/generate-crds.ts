import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** Kinds of object of others that this project writes, by the file that defines them. All are under the Apache License 2.0. */
export const CRD_FILES = ["karpenter.k8s.aws_ec2nodeclasses", "karpenter.sh_nodepools"] as const;

const REF = "https://github.com/aws/karpenter-provider-aws/blob/v1.14.1/pkg/apis/crds";

const DEFINITION = z.looseObject({ kind: z.literal("CustomResourceDefinition") });

/**
 * The whole text of `test/support/crds/<file>.json`: where a definition is from, and the definition without its
 * descriptions.
 *
 * @param folder - Folder with the definitions as YAML.
 * @throws Error - the file is missing or defines no kind.
 */
export function crdText(folder: string, file: string): string {
  const definition = DEFINITION.parse(parse(readFileSync(path.join(folder, `${file}.yaml`), "utf8")));
  const head = { source: `${REF}/${file}.yaml`, licence: "Apache-2.0" };
  const opening = JSON.stringify(head, undefined, 1).replace(/\n\}$/, "");
  return `${opening},\n "definition": ${JSON.stringify(withoutDescriptions(definition))}\n}\n`;
}

/** A property may be called `description` too: that is a map, and stays. */
function withoutDescriptions(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutDescriptions);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const entries = Object.entries(value).filter(([key, each]) => key !== "description" || typeof each !== "string");
  return Object.fromEntries(entries.map(([key, each]) => [key, withoutDescriptions(each)]));
}

if (require.main === module) {
  const folder = process.argv[2];
  if (folder === undefined) {
    console.error("usage: npm run facts:crds -- <folder with the definitions of Karpenter's kinds>");
    process.exitCode = 64;
  } else {
    for (const file of CRD_FILES) {
      writeFileSync(path.join(__dirname, "..", "test", "support", "crds", `${file}.json`), crdText(folder, file));
    }
  }
}
