import type { RegisterResourceRequest, TransformResourceOptions } from "@pulumi/pulumi/proto/resource_pb";

import { withComputedFields } from "./computed-outputs";
import type { Ledger } from "./ledger";
import type { PlannedOptions, PlannedResource } from "./plan";
import type { Callbacks } from "./sdk";
import { toWire } from "./struct";
import { transformOptionsOf, transformed } from "./transforms";
import { urnOf, urnOfReference } from "./urn";
import { dependenciesOf, dependingOn, withOutputs, withoutOutputs, type WireObject, type WireValue } from "./wire";

const PROVIDER_TYPE = "pulumi:providers:";

/**
 * One `registerResource` call as the engine understands it: transforms run, dependencies gathered, options inherited.
 *
 * Source: `RegisterResource` in https://github.com/pulumi/pulumi/blob/v3.248.0/pkg/resource/deploy/source_eval.go
 */
export class Registration {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  /** True when a provider is asked to construct the component. */
  readonly remote: boolean;
  /** URN, or empty. */
  readonly parent: string;
  /** As the provider would get them: a remote component's keep their output signatures. */
  readonly inputs: WireObject;
  readonly dependencies: ReadonlySet<string>;
  readonly propertyDependencies: ReadonlyMap<string, ReadonlySet<string>>;
  /** After transforms and inheritance. */
  readonly options: TransformResourceOptions;
  /** Transforms given to this very resource. */
  readonly transforms: readonly string[];
  /** Whether its provider waits for values that a preview cannot know, and so answers nothing. */
  readonly #isUnconfigured: boolean;

  private constructor(
    request: RegisterResourceRequest,
    ledger: Ledger,
    transforms: readonly string[],
    inputs: WireObject,
    options: TransformResourceOptions,
  ) {
    this.type = request.getType();
    this.name = request.getName();
    this.custom = request.getCustom();
    this.remote = request.getRemote();
    this.parent = request.getParent();
    this.urn = urnOf(ledger.stack, ledger.project, this.parent, this.type, this.name);
    this.transforms = transforms;
    this.options = options;
    const gathered = gather(request, inputs, options);
    this.dependencies = gathered.dependencies;
    this.propertyDependencies = gathered.propertyDependencies;
    this.inputs = this.remote ? inputs : mapInputs(inputs, withoutOutputs);
    if (this.type.startsWith(PROVIDER_TYPE) && options.getVersion() !== "") {
      this.inputs = { ...this.inputs, version: options.getVersion() };
    }
    this.#isUnconfigured = ledger.isUnconfigured(providerUrnOf(options));
    inheritProviders(this, ledger);
  }

  /**
   * Reads a request and runs the transforms that apply: the resource's own, then those above it, then the stack's.
   *
   * @throws Error - a transform threw.
   */
  static async of(
    request: RegisterResourceRequest,
    ledger: Ledger,
    callbacks: Callbacks,
    stackTransforms: readonly string[],
  ): Promise<Registration> {
    const [type, name, custom, parent] = [
      request.getType(),
      request.getName(),
      request.getCustom(),
      request.getParent(),
    ];
    const key = `${parent}::${type}::${name}`;
    const given = request.getTransformsList().map((callback) => callback.getToken());
    const own = ledger.takeTransforms(key) ?? given;
    if (request.getRemote() && own.length > 0) {
      ledger.keepTransforms(key, own);
    }
    const object = request.getObject();
    const inputs = object === undefined ? {} : toWire(object);
    const options = transformOptionsOf(request);
    inheritOptions(request, options, ledger);
    const tokens = [...own, ...ledger.inheritedTransforms(parent), ...stackTransforms];
    if (tokens.length === 0) {
      return new Registration(request, ledger, own, inputs, options);
    }
    const before = {
      inputs: given.length > 0 ? withDependencies(request, inputs) : mapInputs(inputs, withOutputs),
      options,
    };
    const after = await transformed(callbacks, tokens, { type, name, custom, parent }, before);
    return new Registration(request, ledger, own, after.inputs, after.options);
  }

  /** What the program learns of the resource: its inputs; a local component keeps its outputs itself. */
  outputs(): WireObject {
    return this.custom && !this.#isUnconfigured
      ? withComputedFields(this.type, mapInputs(this.inputs, withoutOutputs))
      : {};
  }

  /** What those registered below it inherit. */
  remembered() {
    return {
      parent: this.parent,
      transforms: this.transforms,
      protect: this.options.hasProtect() ? this.options.getProtect() : undefined,
      retainOnDelete: this.options.hasRetainOnDelete() ? this.options.getRetainOnDelete() : undefined,
      providers: this.custom ? new Map<string, string>() : new Map(this.options.getProvidersMap().entries()),
    };
  }

  /** The resource for the plan. */
  planned(): PlannedResource {
    const propertyDependencies: Record<string, readonly string[]> = {};
    for (const [input, urns] of [...this.propertyDependencies].sort(([one], [other]) => (one < other ? -1 : 1))) {
      if (urns.size > 0) {
        propertyDependencies[input] = [...urns].sort();
      }
    }
    return {
      urn: this.urn,
      type: this.type,
      name: this.name,
      custom: this.custom,
      ...(this.parent === "" ? {} : { parent: this.parent }),
      inputs: mapInputs(this.inputs, withoutOutputs),
      dependencies: [...this.dependencies].sort(),
      propertyDependencies,
      options: plannedOptions(this.options, this.custom),
    };
  }
}

function mapInputs(inputs: WireObject, map: (value: WireValue) => WireValue): WireObject {
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, map(value)]));
}

/** Inputs whose values carry what they depend on, so that a transform that moves a value moves that too. */
function withDependencies(request: RegisterResourceRequest, inputs: WireObject): WireObject {
  const urnsOf = (key: string) => request.getPropertydependenciesMap().get(key)?.getUrnsList() ?? [];
  return Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => [key, dependingOn(withOutputs(value), urnsOf(key))]),
  );
}

/** Dependencies by property and in all; a request with transforms of its own has them in its values. */
function gather(request: RegisterResourceRequest, inputs: WireObject, options: TransformResourceOptions) {
  const hasTransforms = request.getTransformsList().length > 0;
  const dependencies = new Set(hasTransforms ? options.getDependsOnList() : request.getDependenciesList());
  const propertyDependencies = new Map<string, Set<string>>();
  if (!hasTransforms) {
    request.getPropertydependenciesMap().forEach((urns, key) => {
      propertyDependencies.set(key, new Set(urns.getUrnsList()));
    });
  }
  for (const [key, value] of Object.entries(inputs)) {
    const urns = propertyDependencies.get(key) ?? new Set<string>();
    for (const urn of dependenciesOf(value)) {
      urns.add(urn);
      if (hasTransforms) {
        dependencies.add(urn);
      }
    }
    propertyDependencies.set(key, urns);
  }
  return { dependencies, propertyDependencies };
}

/** Takes from the parent what was left out, before any transform sees it: protection, retention and the provider. */
function inheritOptions(request: RegisterResourceRequest, options: TransformResourceOptions, ledger: Ledger): void {
  const above = ledger.remembered(request.getParent());
  if (!options.hasProtect() && above?.protect !== undefined) {
    options.setProtect(above.protect);
  }
  if (!options.hasRetainOnDelete() && above?.retainOnDelete !== undefined) {
    options.setRetainOnDelete(above.retainOnDelete);
  }
  const name = packageOf(request.getType());
  const reference = options.getProvidersMap().get(name) ?? above?.providers.get(name);
  if ((request.getCustom() || request.getRemote()) && options.getProvider() === "" && reference !== undefined) {
    options.setProvider(reference);
  }
}

/** Takes the providers of the component above that a component does not name itself. */
function inheritProviders({ parent, custom, options }: Registration, ledger: Ledger): void {
  const providers = options.getProvidersMap();
  for (const [name, reference] of custom ? [] : (ledger.remembered(parent)?.providers ?? [])) {
    if (!providers.has(name)) {
      providers.set(name, reference);
    }
  }
}

/** URN of the provider that was asked for; empty for the default one. A reference is `<urn>::<id>`. */
function providerUrnOf(options: TransformResourceOptions): string {
  return urnOfReference(options.getProvider());
}

function packageOf(type: string): string {
  return type.split(":")[0] ?? "";
}

function plannedOptions(options: TransformResourceOptions, custom: boolean): PlannedOptions {
  const timeouts = options.getCustomTimeouts();
  const [create, update, remove] = [timeouts?.getCreate(), timeouts?.getUpdate(), timeouts?.getDelete()];
  const hasTimeouts = [create, update, remove].some((duration) => duration !== undefined && duration !== "");
  const ignoreChanges = options.getIgnoreChangesList();
  const provider = providerUrnOf(options);
  return {
    ...(options.getProtect() === true ? { protect: true } : {}),
    ...(ignoreChanges.length > 0 ? { ignoreChanges: [...ignoreChanges] } : {}),
    ...(hasTimeouts
      ? {
          customTimeouts: {
            ...(create ? { create } : {}),
            ...(update ? { update } : {}),
            ...(remove ? { delete: remove } : {}),
          },
        }
      : {}),
    ...(options.getDeleteBeforeReplace() === true ? { deleteBeforeReplace: true } : {}),
    ...(options.getRetainOnDelete() === true ? { retainOnDelete: true } : {}),
    ...(custom && provider !== "" ? { provider } : {}),
  };
}
