import { planSchema } from "../preview/plan-document";
import { stackFileSchema } from "../stacks/stack-file-schema";
import { EXIT_CODE, type ExitCode } from "./exit-code";
import { complain, type Terminal } from "./terminal";

const DOCUMENTS: Readonly<Record<string, () => object>> = {
  environment: stackFileSchema,
  plan: planSchema,
};

/** Documents that have a schema. */
export const SCHEMAS: readonly string[] = Object.keys(DOCUMENTS);

/** Prints a JSON schema. */
export function printSchema(document: string, terminal: Terminal): ExitCode {
  const schema = Object.hasOwn(DOCUMENTS, document) ? DOCUMENTS[document] : undefined;
  if (schema === undefined) {
    complain([`${document} is not ${SCHEMAS.join(" or ")}`], terminal);
    return EXIT_CODE.wrongUsage;
  }
  terminal.out(`${JSON.stringify(schema(), null, 2)}\n`);
  return EXIT_CODE.fine;
}
