/**
 * A resource as a rule is given it.
 *
 * Resource rules are given inputs, stack rules outputs; secrets are unwrapped, unknown values are the SDK's sentinels.
 */
export interface Resource {
  readonly urn: string;
  /** Type token. */
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Paths whose later changes the program ignores. */
  readonly ignoreChanges: readonly string[];
}

/** A resource among those of its stack. */
export interface StackResource extends Resource {
  /** URN of the parent; absent for the stack itself. */
  readonly parent?: string;
  /** URNs. */
  readonly dependencies: readonly string[];
  /** URNs by property. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}
