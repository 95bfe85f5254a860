import type { ReadResourceRequest } from "@pulumi/pulumi/proto/resource_pb";

import { STACK_TYPE, type Diagnostic, type Lookup, type PlannedResource } from "./plan";
import type { Registration } from "./registration";
import { toWire } from "./struct";
import { urnOf, urnOfReference } from "./urn";
import { holdsUnknown, type WireObject } from "./wire";

/** What the engine remembers of a resource for those registered below it. */
interface Remembered {
  readonly parent: string;
  /** Tokens of the transforms that were given to this very resource. */
  readonly transforms: readonly string[];
  readonly protect: boolean | undefined;
  readonly retainOnDelete: boolean | undefined;
  /** Provider references by package; of components only. */
  readonly providers: ReadonlyMap<string, string>;
}

/** Everything that one plan has registered so far. */
export class Ledger {
  readonly project: string;
  readonly stack: string;
  readonly #resources = new Map<string, PlannedResource>();
  readonly #remembered = new Map<string, Remembered>();
  readonly #pendingTransforms = new Map<string, readonly string[]>();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #lookups = new Map<string, Lookup>();
  readonly #states = new Map<string, WireObject>();

  constructor(project: string, stack: string) {
    this.project = project;
    this.stack = stack;
  }

  /** Resources in order of URN, so that a plan is the same whatever finished first. */
  get resources(): readonly PlannedResource[] {
    return [...this.#resources.values()].sort((one, other) => (one.urn < other.urn ? -1 : 1));
  }

  /** Outputs of the stack. */
  get outputs(): WireObject {
    return this.stateOf(urnOf(this.stack, this.project, "", STACK_TYPE, `${this.project}-${this.stack}`)) ?? {};
  }

  /** Outputs of a resource as far as they are known; undefined when it is not registered. */
  stateOf(urn: string): WireObject | undefined {
    return this.#states.get(urn);
  }

  /** Errors first, then in order of text. */
  get diagnostics(): readonly Diagnostic[] {
    const rank = { error: 0, warning: 1, info: 2 };
    const key = (one: Diagnostic) => `${rank[one.severity]} ${one.urn ?? ""} ${one.message}`;
    return [...this.#diagnostics].sort((one, other) => (key(one) < key(other) ? -1 : 1));
  }

  /** Adds a resource, or an error when its URN is taken. */
  add(registration: Registration): void {
    const { urn } = registration;
    if (this.#resources.has(urn)) {
      const message = `Duplicate resource URN '${urn}'; try giving it a unique name`;
      this.report({ severity: "error", urn, message });
      return;
    }
    this.#resources.set(urn, registration.planned());
    this.#remembered.set(urn, registration.remembered());
    this.#states.set(urn, registration.outputs());
  }

  /** Adds a resource that is only read, and returns its URN. */
  addRead(request: ReadResourceRequest): string {
    const [type, name, parent] = [request.getType(), request.getName(), request.getParent()];
    const urn = urnOf(this.stack, this.project, parent, type, name);
    const properties = request.getProperties();
    const provider = urnOfReference(request.getProvider());
    this.#resources.set(urn, {
      urn,
      type,
      name,
      custom: true,
      ...(parent === "" ? {} : { parent }),
      inputs: properties === undefined ? {} : toWire(properties),
      dependencies: request.getDependenciesList().sort(),
      propertyDependencies: {},
      options: provider === "" ? {} : { provider },
    });
    this.note(urn, `${type} ${name} is read from what exists: its state is unknown here`);
    return urn;
  }

  /** Keeps the outputs that a component, or the stack, ends its registration with. */
  setOutputs(urn: string, outputs: WireObject): void {
    this.#states.set(urn, outputs);
  }

  /** Says whether a provider is told something that a preview cannot know. */
  isUnconfigured(provider: string): boolean {
    return holdsUnknown(this.#resources.get(provider)?.inputs ?? {});
  }

  /** What is remembered of a resource; undefined when it is not registered. */
  remembered(urn: string): Remembered | undefined {
    return this.#remembered.get(urn);
  }

  /** Transforms of the resources above, nearest first. */
  inheritedTransforms(parent: string): string[] {
    const tokens: string[] = [];
    for (let urn = parent; urn !== ""; urn = this.#remembered.get(urn)?.parent ?? "") {
      tokens.push(...(this.#remembered.get(urn)?.transforms ?? []));
    }
    return tokens;
  }

  /** Keeps the transforms of a remote component until its own registration comes. */
  keepTransforms(key: string, tokens: readonly string[]): void {
    this.#pendingTransforms.set(key, tokens);
  }

  /** Takes the transforms kept for a remote component; undefined when none are. */
  takeTransforms(key: string): readonly string[] | undefined {
    const tokens = this.#pendingTransforms.get(key);
    this.#pendingTransforms.delete(key);
    return tokens;
  }

  /** What the program looked up, in order of token and arguments. */
  get lookups(): readonly Lookup[] {
    return [...this.#lookups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, lookup]) => lookup);
  }

  /** Remembers what the program looks up, once. */
  addLookup(lookup: Lookup): void {
    this.#lookups.set(JSON.stringify([lookup.token, lookup.args]), lookup);
  }

  /** Adds something worth knowing that stops nothing. */
  note(urn: string | undefined, message: string): void {
    this.report({ severity: "info", ...(urn === undefined ? {} : { urn }), message });
  }

  /** Adds a diagnostic, once. */
  report(diagnostic: Diagnostic): void {
    const { severity, urn, message } = diagnostic;
    const isKnown = this.#diagnostics.some(
      (one) => one.severity === severity && one.urn === urn && one.message === message,
    );
    if (!isKnown) {
      this.#diagnostics.push(diagnostic);
    }
  }
}
