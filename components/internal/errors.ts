import * as pulumi from "@pulumi/pulumi";

/** What is wrong with one argument of a component. */
export interface ArgumentProblem {
  /** The argument as the caller wrote it, such as `size.min`. */
  readonly path: string;
  /** `<value> is not <what is allowed>` and how to mend it. */
  readonly problem: string;
}

/**
 * Ends the making of a component whose arguments cannot be used, with one line for each problem.
 *
 * Pulumi prints a `ResourceError` with the component's URN, and, its stack hidden, nothing else. An `InputPropertyError`
 * is for providers: a program that throws one ends with a stack trace.
 *
 * @throws ResourceError - there is at least one problem.
 */
export function refuseInvalid(component: pulumi.Resource, problems: readonly ArgumentProblem[]): void {
  if (problems.length > 0) {
    const lines = problems.map(({ path, problem }) => `${path}: ${problem}`);
    throw new pulumi.ResourceError(lines.join("\n"), component, true);
  }
}

/** A problem if a value is not a whole number within a range, which may be open above. */
export function outsideRange(
  path: string,
  value: number,
  { min, max = Infinity }: { readonly min: number; readonly max?: number },
): readonly ArgumentProblem[] {
  if (Number.isInteger(value) && value >= min && value <= max) {
    return [];
  }
  const allowed = max === Infinity ? `of at least ${min}` : `from ${min} to ${max}`;
  return [{ path, problem: `${value} is not a whole number ${allowed}` }];
}

/** A problem if a value is none of those that are allowed. */
export function notAmong(path: string, value: number, allowed: readonly number[]): readonly ArgumentProblem[] {
  return allowed.includes(value) ? [] : [{ path, problem: `${value} is not one of ${allowed.join(", ")}` }];
}
