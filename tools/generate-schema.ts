import { writeFileSync } from "node:fs";
import path from "node:path";

import { planSchema } from "../preview/plan-document";
import { stackFileSchema } from "../stacks/stack-file-schema";

const ROOT = path.join(__dirname, "..");

/** Text of the JSON schema of a stack file, as it is committed. */
export function environmentJsonSchema(): string {
  return jsonText(stackFileSchema());
}

/** Text of the JSON schema of the plan that `preview --json` prints, as it is committed. */
export function planJsonSchema(): string {
  return jsonText(planSchema());
}

function jsonText(schema: object): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

if (require.main === module) {
  writeFileSync(path.join(ROOT, "stacks", "environment.schema.json"), environmentJsonSchema());
  writeFileSync(path.join(ROOT, "docs", "plan.schema.json"), planJsonSchema());
}
