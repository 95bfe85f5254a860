import type { WireObject } from "./wire";

/** Resource options that a plan keeps; what is left out has Pulumi's default. */
export interface PlannedOptions {
  readonly protect?: boolean;
  readonly ignoreChanges?: readonly string[];
  /** Durations as Pulumi takes them, such as `60m`. */
  readonly customTimeouts?: { readonly create?: string; readonly update?: string; readonly delete?: string };
  readonly deleteBeforeReplace?: boolean;
  readonly retainOnDelete?: boolean;
  /** URN of the provider that was asked for; absent for the default one. */
  readonly provider?: string;
}

/** A resource as it was registered, after transforms. */
export interface PlannedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** False for a component. */
  readonly custom: boolean;
  /** URN; absent for the stack itself. */
  readonly parent?: string;
  /** As on the wire: unknowns and secrets are marked, `readable` turns them into text. */
  readonly inputs: WireObject;
  /** URNs, sorted. */
  readonly dependencies: readonly string[];
  /** URNs by input, sorted; an input that depends on nothing is absent. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly options: PlannedOptions;
}

/** Something the run wants a person to know; `error` means that an update would fail. */
export interface Diagnostic {
  readonly severity: "error" | "warning" | "info";
  readonly urn?: string;
  readonly message: string;
}

/** Something that the program looked up. */
export interface Lookup {
  /** Token of the data source, such as `aws:ec2/getVpc:getVpc`. */
  readonly token: string;
  /** What it was asked for, on the wire. */
  readonly args: WireObject;
}

/** What `pulumi up` would make of an empty stack. */
export interface Plan {
  readonly project: string;
  readonly stack: string;
  /** In order of URN. */
  readonly resources: readonly PlannedResource[];
  /** The stack's outputs, as on the wire. */
  readonly outputs: WireObject;
  readonly diagnostics: readonly Diagnostic[];
  /** Each once, in order of token and arguments. */
  readonly lookups: readonly Lookup[];
}

/** Type token of the resource that stands for the stack. */
export const STACK_TYPE = "pulumi:pulumi:Stack";
