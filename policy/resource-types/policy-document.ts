import { oneOrMany } from "../internal/json-reader";
import { object, type Reader, text, textMap, type View } from "../internal/view";

const texts = oneOrMany(text);
const optionalTexts: Reader<readonly string[]> = (raw, path) => (raw === undefined ? undefined : texts(raw, path));

/** Whom a statement is about; `*` stands for everybody, as `{ AWS: "*" }` does. */
const principal: Reader<{ readonly services: readonly string[]; readonly isEverybody: boolean }> = (raw, path) => {
  const named = object({ AWS: optionalTexts, Service: optionalTexts })(raw, path);
  return {
    services: named?.Service ?? [],
    isEverybody: raw === "*" || (named?.AWS?.includes("*") ?? false),
  };
};

const STATEMENT = {
  Action: optionalTexts,
  Condition: object({ Bool: textMap, BoolIfExists: textMap }),
  Effect: text,
  NotAction: optionalTexts,
  Principal: principal,
  Resource: optionalTexts,
};

/** One statement of a policy. */
export type Statement = View<typeof STATEMENT>;

/** A policy of IAM or of a resource. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export const policyDocument = object({ Statement: oneOrMany(object(STATEMENT)) });
