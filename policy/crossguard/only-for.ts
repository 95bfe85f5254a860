import type { ResourceValidationArgs } from "@pulumi/policy";

/**
 * A validation or remediation that CrossGuard runs for resources of some types only.
 *
 * Of one that names its only type in `__pulumiType` CrossGuard skips other resources without rebuilding them first, which is most of
 * what a policy costs; for several types the function must look for itself.
 *
 * Source: `makeAnalyzeRpcFun` in https://github.com/pulumi/pulumi-policy/blob/v1.21.0/sdk/nodejs/policy/server.ts
 */
export function onlyFor<Rest extends readonly unknown[], Result>(
  types: readonly string[],
  run: (args: ResourceValidationArgs, ...rest: Rest) => Result,
): (args: ResourceValidationArgs, ...rest: Rest) => Result {
  const [type, ...others] = types;
  const guarded = (args: ResourceValidationArgs, ...rest: Rest): Result =>
    types.includes(args.type)
      ? run(args, ...rest)
      : args.notApplicable(`Policy only applies to resources of type ${types.join(", ")}`);
  return others.length === 0 ? Object.assign(guarded, { __pulumiType: type }) : guarded;
}
