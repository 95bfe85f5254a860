import type { Partition } from "../../facts/regions";
import type { Draft } from "../draft";
import type { Environment, NodeGroup } from "../environment";
import type { Problem } from "../../capacity/problem";
import { entryOf } from "../schema-walk";

/** What a check looks at. */
export interface Checked {
  /** The well-shaped parts of the environment. */
  readonly environment: Draft<Environment>;
  /** The document as it was written, for what must tell a default from what was asked for. */
  readonly written: unknown;
  readonly region: string;
  /** Undefined: the region is not one this project knows. */
  readonly partition: Partition | undefined;
}

/** Something no schema can say: how parts fit each other, AWS and Kubernetes. */
export type Check = (checked: Checked) => readonly Problem[];

/** A node group of which some parts may be missing. */
export type GroupDraft = Draft<NodeGroup>;

/** The node groups that have any well-shaped part, by name. */
export function groupsOf({ environment }: Checked): readonly (readonly [string, GroupDraft])[] {
  return Object.entries(environment.nodeGroups ?? {}).flatMap(([name, group]) =>
    group === undefined ? [] : [[name, group] as const],
  );
}

/** The block of services; undefined also beside a cluster that exists, where nobody wrote it: a default says nothing of it. */
export function serviceCidrOf({ environment: { cluster }, written }: Checked): string | undefined {
  const ofCluster = entryOf(written, "cluster");
  const isOnlyDefault = entryOf(ofCluster, "existing") !== undefined && entryOf(ofCluster, "serviceCidr") === undefined;
  return isOnlyDefault ? undefined : cluster?.serviceCidr;
}

/** The positions at which a list repeats an earlier entry. */
export function repeats<Item>(items: readonly (Item | undefined)[]): readonly (readonly [number, Item])[] {
  return items.flatMap((item, index) =>
    item !== undefined && items.indexOf(item) < index ? [[index, item] as const] : [],
  );
}

/** The well-shaped entries of a list. */
export function defined<Item>(items: readonly (Item | undefined)[]): readonly Item[] {
  return items.flatMap((item) => (item === undefined ? [] : [item]));
}
