/** What a policy allows, as IAM reads it. */
export interface Statement {
  readonly Action: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
  readonly Effect: "Allow";
  readonly Resource: readonly string[];
  readonly Sid: string;
}

/** A statement that allows something, with its keys in order of letters. */
export function allow(
  sid: string,
  actions: readonly string[],
  resources: readonly string[],
  condition?: Statement["Condition"],
): Statement {
  const when = condition === undefined ? {} : { Condition: condition };
  return { Action: actions, ...when, Effect: "Allow", Resource: resources, Sid: sid };
}
