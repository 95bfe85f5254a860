import { CLUSTER, VPC } from "../facts/replace-on-changes";
import type { ResourceChange } from "./resource-change";

/** What takes the whole environment with it when it goes, in the words of a person. */
const WHAT: Readonly<Record<string, string>> = { [CLUSTER]: "control plane", [VPC]: "VPC" };

/** A control plane or VPC that an update takes away, with all that is in it. */
export interface Loss {
  readonly urn: string;
  /** What goes and what comes in its place, as one sentence without a full stop. */
  readonly message: string;
}

/**
 * Control planes and VPCs that go, in the order of the changes: of an environment under another name everything does, and
 * its hundreds of resources do not say so.
 */
export function losses(changes: readonly ResourceChange[]): readonly Loss[] {
  return changes.flatMap(({ urn, type, name, kind }) => {
    const what = Object.hasOwn(WHAT, type) ? WHAT[type] : undefined;
    if (what === undefined) {
      return [];
    }
    const made = changes.filter((other) => other.type === type && other.kind === "create");
    const instead = made.length === 0 ? "" : `, and ${made.map((other) => other.name).join(", ")} is made anew`;
    const fates: Partial<Record<typeof kind, string>> = {
      delete: `the ${what} ${name} is removed with all that is in it${instead}`,
      replace: `the ${what} ${name} is removed with all that is in it, and made anew`,
      "may-replace": `the ${what} ${name} may be removed with all that is in it, and made anew`,
    };
    const message = fates[kind];
    return message === undefined ? [] : [{ urn, message }];
  });
}
