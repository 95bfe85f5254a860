import type * as pulumi from "@pulumi/pulumi";

/** Options that a remote component does not take for its children. */
export interface ChildOptions {
  readonly protect?: true;
  readonly customTimeouts?: pulumi.CustomTimeouts;
}

/**
 * A transform that gives options to a remote component's children of certain types, such as `aws:ec2/vpc:Vpc`.
 *
 * Only types named here change: `protect` on the component itself would reach every child, and then not even an
 * administrator's access entry could be removed.
 */
export function childOptions(byType: Readonly<Record<string, ChildOptions>>): pulumi.ResourceTransform {
  return ({ type, props, opts }) => {
    const options = Object.hasOwn(byType, type) ? byType[type] : undefined;
    return options === undefined ? undefined : { props, opts: { ...opts, ...options } };
  };
}

/** Resources that must be there first, in the form of an option; none where the component waits for nothing. */
export function waitingFor(
  opts: pulumi.ComponentResourceOptions | undefined,
): Pick<pulumi.ResourceOptions, "dependsOn"> {
  return opts?.dependsOn === undefined ? {} : { dependsOn: opts.dependsOn };
}
