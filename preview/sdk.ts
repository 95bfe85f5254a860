/**
 * The parts of the Pulumi SDK that are not public and that running a program in process needs, in one place.
 *
 * Source: https://github.com/pulumi/pulumi/tree/v3.248.0/sdk/nodejs/runtime (state.ts, settings.ts, callbacks.ts)
 */
import { Resource, type Inputs } from "@pulumi/pulumi";
import log = require("@pulumi/pulumi/log");
import { CallbackServer, type ICallbackServer } from "@pulumi/pulumi/runtime/callbacks";
import { setAllConfig } from "@pulumi/pulumi/runtime/config";
import debuggable = require("@pulumi/pulumi/runtime/debuggable");
import * as settings from "@pulumi/pulumi/runtime/settings";
import * as state from "@pulumi/pulumi/runtime/state";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";

declare module "@pulumi/pulumi/runtime/state" {
  interface Store {
    settings: { engine: unknown };
    callbacks: ICallbackServer | undefined;
    supportsSecrets: boolean;
    supportsResourceReferences: boolean;
    supportsOutputValues: boolean;
    supportsDeletedWith: boolean;
    supportsReplaceWith: boolean;
    supportsAliasSpecs: boolean;
    supportsTransforms: boolean;
    supportsInvokeTransforms: boolean;
    supportsParameterization: boolean;
    supportsResourceHooks: boolean;
    supportsErrorHooks: boolean;
  }
  /** Runs a function with SDK state of its own. */
  export function withLocalStorage<Result>(callback: () => Result): Result;
  /** The SDK state in force. */
  export function getStore(): Store;
}
declare module "@pulumi/pulumi/provider/server" {
  /** Inputs of a remote component as its provider's program receives them. */
  export function deserializeInputs(
    inputs: Struct,
    dependencies: ReadonlyMap<string, { getUrnsList(): string[] }>,
  ): Promise<Inputs>;
}
declare module "@pulumi/pulumi/runtime/settings" {
  /** Waits until no registration or invoke is under way. */
  export function waitForRPCs(): Promise<void>;
}

/** A transform as the SDK keeps it: bytes of a request to a response message. */
export type Callback = (request: Uint8Array) => Promise<unknown>;
/** Transforms of one program and of the components constructed for it, by token. */
export type Callbacks = Map<string, Callback>;

/** Who a program is run as, and whom it talks to. */
export interface Runtime {
  readonly project: string;
  readonly stack: string;
  readonly organization: string;
  /** Values by `namespace:key`; objects as JSON text. */
  readonly config: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
  /** Answers what the SDK asks of the resource monitor. */
  readonly monitor: object;
  /** Answers what the SDK asks of the engine. */
  readonly engine: object;
  readonly callbacks: Callbacks;
}

/*
 * What the SDK does for its own debugging is half of the time of a large plan: each promise is wrapped with a stack trace
 * and kept until it settles, each debug message, which nobody here reads, holds up the end, and each resource looks up the
 * line it was made on.
 */
Object.assign(debuggable, { debuggablePromise: <Value>(promise: Promise<Value>) => promise });
Object.assign(log, { debug: () => Promise.resolve() });
Object.assign(Resource, { stackTrace: () => [] });

/**
 * Runs a function as a preview with SDK state of its own, and waits until all that it began has ended.
 *
 * State is kept per asynchronous context, so several may run one after another in a process.
 */
export async function inRuntime<Result>(runtime: Runtime, run: () => Promise<Result>): Promise<Result> {
  return state.withLocalStorage(async () => {
    settings.setMockOptions(runtime.monitor, runtime.project, runtime.stack, true, runtime.organization);
    setAllConfig({ ...runtime.config }, [...runtime.secretKeys]);
    const store = state.getStore();
    store.settings.engine = runtime.engine;
    store.callbacks = inProcessCallbacks(runtime);
    Object.assign(store, EVERY_FEATURE);
    try {
      return await run();
    } finally {
      await settings.waitForRPCs();
    }
  });
}

const EVERY_FEATURE = {
  supportsSecrets: true,
  supportsResourceReferences: true,
  supportsOutputValues: true,
  supportsDeletedWith: true,
  supportsReplaceWith: true,
  supportsAliasSpecs: true,
  supportsTransforms: true,
  supportsInvokeTransforms: true,
  supportsParameterization: true,
  supportsResourceHooks: true,
  supportsErrorHooks: true,
} satisfies Partial<state.Store>;

/**
 * The SDK's own callback server without its socket: it converts requests and responses, the monitor calls it directly.
 *
 * Its constructor would listen on a port, so it is not called; the fields are those that the methods use.
 */
function inProcessCallbacks({ monitor, callbacks }: Runtime): ICallbackServer {
  const server: unknown = Object.create(CallbackServer.prototype, {
    _callbacks: { value: callbacks },
    _monitor: { value: monitor },
    _target: { value: Promise.resolve("in-process") },
    _pendingRegistrations: { value: 0, writable: true },
    _awaitQueue: { value: [], writable: true },
    shutdown: { value: () => undefined },
  });
  if (!(server instanceof CallbackServer)) {
    throw new TypeError("the SDK's callback server has another prototype than expected");
  }
  return server;
}
