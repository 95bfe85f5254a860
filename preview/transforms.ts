import {
  TransformInvokeOptions,
  TransformInvokeRequest,
  TransformInvokeResponse,
  TransformRequest,
  TransformResourceOptions,
  TransformResponse,
  type RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb";

import type { Callbacks } from "./sdk";
import { toSerialisableStruct, toWire } from "./struct";
import type { WireObject } from "./wire";

/** A resource on its way through the transforms. */
export interface Transformed {
  readonly inputs: WireObject;
  readonly options: TransformResourceOptions;
}

/** The options of a registration in the form that transforms see. */
export function transformOptionsOf(request: RegisterResourceRequest): TransformResourceOptions {
  const options = new TransformResourceOptions();
  options.setDependsOnList(request.getDependenciesList());
  options.setIgnoreChangesList(request.getIgnorechangesList());
  options.setReplaceOnChangesList(request.getReplaceonchangesList());
  options.setVersion(request.getVersion());
  options.setAliasesList(request.getAliasesList());
  options.setProvider(request.getProvider());
  options.setCustomTimeouts(request.getCustomtimeouts());
  options.setPluginDownloadUrl(request.getPlugindownloadurl());
  options.setDeletedWith(request.getDeletedwith());
  options.setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList());
  request.getProvidersMap().forEach((reference, name) => options.getProvidersMap().set(name, reference));
  if (request.hasProtect()) {
    options.setProtect(request.getProtect() ?? false);
  }
  if (request.hasRetainondelete()) {
    options.setRetainOnDelete(request.getRetainondelete() ?? false);
  }
  if (request.getDeletebeforereplacedefined() || request.getDeletebeforereplace()) {
    options.setDeleteBeforeReplace(request.getDeletebeforereplace());
  }
  return options;
}

/**
 * Runs transforms over a resource, in their order.
 *
 * @throws Error - a transform threw, or is not known.
 */
export async function transformed(
  callbacks: Callbacks,
  tokens: readonly string[],
  resource: { readonly type: string; readonly name: string; readonly custom: boolean; readonly parent: string },
  before: Transformed,
): Promise<Transformed> {
  let { inputs, options } = before;
  for (const token of tokens) {
    const request = new TransformRequest();
    request.setType(resource.type);
    request.setName(resource.name);
    request.setCustom(resource.custom);
    request.setProperties(toSerialisableStruct(inputs));
    request.setOptions(options);
    const response = await call(callbacks, token, request, TransformResponse);
    const properties = response.getProperties();
    inputs = properties === undefined ? inputs : toWire(properties);
    options = response.getOptions() ?? options;
  }
  return { inputs, options };
}

/** Runs invoke transforms over the arguments of an invoke, in their order. */
export async function transformedArguments(
  callbacks: Callbacks,
  tokens: readonly string[],
  invoke: string,
  before: WireObject,
): Promise<WireObject> {
  let args = before;
  for (const token of tokens) {
    const request = new TransformInvokeRequest();
    request.setToken(invoke);
    request.setArgs(toSerialisableStruct(args));
    request.setOptions(new TransformInvokeOptions());
    const changed = (await call(callbacks, token, request, TransformInvokeResponse)).getArgs();
    args = changed === undefined ? args : toWire(changed);
  }
  return args;
}

/** Calls a transform; its response is the very message it made, never serialised. */
async function call<Response>(
  callbacks: Callbacks,
  token: string,
  request: { serializeBinary(): Uint8Array },
  expected: new () => Response,
): Promise<Response> {
  const response = await callbacks.get(token)?.(request.serializeBinary());
  if (!(response instanceof expected)) {
    throw new Error(`transform ${token} is not registered`);
  }
  return response;
}
