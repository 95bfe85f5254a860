import { planSchema } from "../preview/plan-document";
import { stackFileSchema } from "../stacks/stack-file-schema";
import { EXIT_CODE, type ExitCode } from "./exit-code";
import type { Terminal } from "./terminal";

const DOCUMENTS: Readonly<Record<string, () => object>> = {
  environment: stackFileSchema,
  plan: planSchema,
};

/** Documents that have a schema. */
export const SCHEMAS: readonly string[] = Object.keys(DOCUMENTS);

/** Prints a JSON schema. */
export function printSchema(document: string, { out, err }: Terminal): ExitCode {
  const schema = Object.hasOwn(DOCUMENTS, document) ? DOCUMENTS[document] : undefined;
  if (schema === undefined) {
    err(`error: ${document} is not ${SCHEMAS.join(" or ")}\n`);
    return EXIT_CODE.wrongUsage;
  }
  out(`${JSON.stringify(schema(), null, 2)}\n`);
  return EXIT_CODE.fine;
}
