/** Something that a rule found on a resource. */
export interface Problem {
  readonly urn: string;
  /** `<property path>: <what is wrong>; <what to write instead>`. */
  readonly message: string;
}

/** What came of judging: problems, and what could not be judged. */
export interface Outcome {
  readonly problems: readonly Problem[];
  /** Paths that a preview does not know and the rule cannot do without, by resource. */
  readonly abstentions: readonly Problem[];
}
