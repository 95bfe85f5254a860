import { CLUSTER } from "../facts/replace-on-changes";
import type { PlannedResource } from "../preview/plan";
import { controlPlaneRefusals, type ReviewedSides } from "./control-plane-refusals";
import { bareValue, valueAt } from "./property-path";
import { podBlockRefusals } from "./pod-block-refusals";
import type { ResourceChange } from "./resource-change";

/** A change that somebody refuses, so that the update stops there. */
export interface Refusal {
  readonly urn: string;
  /** What is refused, by whom and what would help, as one sentence that begins with the resource's name. */
  readonly message: string;
}

/**
 * Changes that Pulumi, EKS or the Kubernetes API server refuse: first what no control plane does, whether or not a change
 * of it is planned, then in the order of the changes.
 */
export function refusals(changes: readonly ResourceChange[], sides: ReviewedSides): readonly Refusal[] {
  const byUrn = new Map(changes.map((change) => [change.urn, change]));
  const ofControlPlanes = [...sides.after.resources.values()].flatMap((resource) =>
    named(
      resource,
      controlPlaneRefusals(resource.urn, sides, (urn) => byUrn.get(urn)),
    ),
  );
  const ofChanges = changes.flatMap((change) =>
    named(change, [
      ...ofProtection(change),
      ...ofVersion(change),
      ...ofApiServer(change),
      ...podBlockRefusals(change, sides),
    ]),
  );
  return [...ofControlPlanes, ...ofChanges];
}

function named({ urn, name }: Pick<ResourceChange, "urn" | "name">, messages: readonly string[]): readonly Refusal[] {
  return messages.map((message) => ({ urn, message: `${name}: ${message}` }));
}

/**
 * A protected resource can be deleted after an update that took the protection away, and replaced within that very update.
 *
 * Source: https://github.com/pulumi/pulumi/blob/v3.248.0/pkg/resource/deploy/step_generator.go
 */
function ofProtection({ kind, before, after }: ResourceChange): readonly string[] {
  const isProtected = (resource: PlannedResource | undefined) => resource?.options.protect === true;
  if (kind === "delete" && isProtected(before)) {
    return ["Pulumi refuses to delete what is protected; keep it, or run `pulumi state unprotect` first"];
  }
  const isReplaced = kind === "replace" || kind === "may-replace";
  const verb = kind === "replace" ? "refuses" : "may refuse";
  return isReplaced && isProtected(before) && isProtected(after)
    ? [`Pulumi ${verb} to replace what is protected; take the change back`]
    : [];
}

/**
 * A control plane goes up by one minor at a time, and back by one soon after that, when its nodes have gone back first.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/rollback-cluster.html
 */
function ofVersion({ type, kind, before, after }: ResourceChange): readonly string[] {
  const [from, to] = [minorOf(before), minorOf(after)];
  if (type !== CLUSTER || kind !== "update" || from === undefined || to === undefined) {
    return [];
  }
  if (to === from || to === from + 1) {
    return [];
  }
  if (to > from) {
    return [`EKS refuses 1.${to} after 1.${from}: a control plane goes up by one minor; write "1.${from + 1}"`];
  }
  return to === from - 1
    ? [`EKS goes back from 1.${from} to 1.${to} only within 7 days of the upgrade, and after all nodes`]
    : [`EKS refuses 1.${to} after 1.${from}: it goes back by one minor at most`];
}

function minorOf(cluster: PlannedResource | undefined): number | undefined {
  const version = valueAt(bareValue(cluster?.inputs ?? {}), "version");
  const minor = typeof version === "string" ? /^1\.(\d+)$/.exec(version)?.[1] : undefined;
  return minor === undefined ? undefined : Number(minor);
}

function ofApiServer({ refused }: ResourceChange): readonly string[] {
  return refused.map(
    (path) => `the Kubernetes API server refuses another ${path}; make a new object under another name`,
  );
}
