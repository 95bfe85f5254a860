import { readFileSync } from "node:fs";
import path from "node:path";

import Ajv from "ajv";

/** What the EBS driver's chart itself refuses in values, each with its path; its schema without texts and defaults. */
export function ebsDriverSchemaErrors(values: object): string[] {
  const file = path.join(__dirname, "aws-ebs-csi-driver.schema.json");
  const { schema } = JSON.parse(readFileSync(file, "utf8")) as { schema: object };
  const validate = new Ajv({ allErrors: true, extendRefs: true }).compile(schema);
  void validate(values);
  return (validate.errors ?? []).map(({ dataPath, message, params }) =>
    "additionalProperty" in params ? `${dataPath}.${params.additionalProperty}: not known` : `${dataPath}: ${message}`,
  );
}
