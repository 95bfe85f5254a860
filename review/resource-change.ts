import type { PlannedResource } from "../preview/plan";

/** What an update does to a resource. `may-update` and `may-replace`: it depends on what a plan cannot see. */
export type ChangeKind = "create" | "delete" | "update" | "may-update" | "replace" | "may-replace";

/** A property that replaces the resource. */
export interface ReplacingProperty {
  /** Path of the input, as the rules spell it, such as `subnetIds` or `blocks[*].name`; `*` is any input. */
  readonly path: string;
  /** In which case it does, as a clause after "when"; absent: in every case. */
  readonly when?: string;
}

/** What an update does to one resource. Components are left out: what changes of them is in their resources. */
export interface ResourceChange {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly kind: ChangeKind;
  /** Paths of the inputs with another value, in order of name; empty for what comes or goes. */
  readonly changed: readonly string[];
  /** What makes it a replacement, or may; empty for all other kinds. */
  readonly replacing: readonly ReplacingProperty[];
  /** Paths of changes that are planned in place and that the Kubernetes API server refuses. */
  readonly refused: readonly string[];
  /** Which object is made or removed first, where it is or may be replaced. */
  readonly order?: "create-before-delete" | "delete-before-replace";
  /** Absent for what is created. */
  readonly before?: PlannedResource;
  /** Absent for what is deleted. */
  readonly after?: PlannedResource;
}
