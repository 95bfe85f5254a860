/** A statement of a policy that allows something; keys in this order, lists even of one. */
export interface AllowStatement {
  readonly Action: readonly string[];
  /** Operators, keys and values, such as `{ StringEquals: { "aws:ResourceTag/team": "platform" } }`. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
  readonly Effect: "Allow";
  readonly Resource: readonly string[];
  /** Letters and digits; says what the statement is for. */
  readonly Sid: string;
}

/**
 * A policy as JSON.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function policyDocument(statements: readonly AllowStatement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
