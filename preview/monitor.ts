import type { ServiceError } from "@grpc/grpc-js";
import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import { CallResponse, InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import {
  ReadResourceResponse,
  RegisterPackageResponse,
  RegisterResourceResponse,
  SupportsFeatureResponse,
  type ReadResourceRequest,
  type RegisterPackageRequest,
  type RegisterResourceOutputsRequest,
  type RegisterResourceRequest,
  type ResourceCallRequest,
  type ResourceInvokeRequest,
  type SupportsFeatureRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Value } from "google-protobuf/google/protobuf/struct_pb";

import type { ConstructedComponent } from "./constructed-component";
import { INVOKE_ANSWERS, type InvokeContext } from "./invokes";
import { Ledger } from "./ledger";
import { Registration } from "./registration";
import type { Callbacks } from "./sdk";
import { toSerialisableStruct, toStruct, toWire, UnknownStruct } from "./struct";
import { transformedArguments } from "./transforms";
import { urnOfReference } from "./urn";
import type { WireValue } from "./wire";

type Reply<Response> = (error: ServiceError | Error | null, response?: Response) => void;

/** Constructs a remote component's children; undefined when nobody here can, and it is shown as it was asked for. */
export type ConstructRemote = (registration: Registration) => Promise<ConstructedComponent | undefined>;

/**
 * The resource monitor of a preview: what the SDK asks by gRPC, answered by methods in the same process.
 *
 * Whatever is missing from a resource's answer is unknown to the program, as in a real preview of something new.
 */
export class PreviewMonitor {
  readonly #ledger: Ledger;
  readonly #callbacks: Callbacks;
  readonly #context: InvokeContext;
  readonly #construct: ConstructRemote;
  readonly #stackTransforms: string[] = [];
  readonly #invokeTransforms: string[] = [];

  constructor(ledger: Ledger, callbacks: Callbacks, context: InvokeContext, construct: ConstructRemote) {
    this.#ledger = ledger;
    this.#callbacks = callbacks;
    this.#context = context;
    this.#construct = construct;
  }

  /** Registers a resource; a remote component is constructed first. */
  registerResource(request: RegisterResourceRequest, reply: Reply<RegisterResourceResponse>): void {
    answer(reply, async () => {
      const registration = await Registration.of(request, this.#ledger, this.#callbacks, this.#stackTransforms);
      const constructed = registration.remote ? await this.#construct(registration) : undefined;
      if (constructed !== undefined) {
        return constructed.response();
      }
      this.#ledger.add(registration);
      const response = new RegisterResourceResponse();
      response.setUrn(registration.urn);
      response.setObject(toStruct(registration.outputs()));
      return response;
    });
  }

  /** Keeps a component's outputs; the stack's are the plan's. */
  registerResourceOutputs(request: RegisterResourceOutputsRequest, reply: Reply<Empty>): void {
    answer(reply, () => {
      const outputs = request.getOutputs();
      this.#ledger.setOutputs(request.getUrn(), outputs === undefined ? {} : toWire(outputs));
      return new Empty();
    });
  }

  /** Reads a resource that exists already: its id is known, its state is not. */
  readResource(request: ReadResourceRequest, reply: Reply<ReadResourceResponse>): void {
    answer(reply, () => {
      const response = new ReadResourceResponse();
      response.setUrn(this.#ledger.addRead(request));
      response.setProperties(request.getProperties());
      return response;
    });
  }

  /** Answers a data source from the table; an answer that is not there leaves every output unknown, with a note. */
  invoke(request: ResourceInvokeRequest, reply: Reply<InvokeResponse>): void {
    answer(reply, async () => {
      const token = request.getTok();
      const given = request.getArgs();
      const args = given === undefined ? {} : toWire(given);
      if (token === GET_RESOURCE) {
        return this.#getResource(args["urn"]);
      }
      const changed = await transformedArguments(this.#callbacks, this.#invokeTransforms, token, args);
      this.#ledger.addLookup({ token, args: changed });
      const known = Object.hasOwn(INVOKE_ANSWERS, token) ? INVOKE_ANSWERS[token] : undefined;
      if (known === undefined) {
        this.#ledger.note(
          undefined,
          `${token} is not in the preview's table of answers: what it returns is unknown here`,
        );
      }
      const region = changed["region"] ?? this.#ledger.stateOf(urnOfReference(request.getProvider()))?.["region"];
      const context = typeof region === "string" ? { region } : this.#context;
      const response = new InvokeResponse();
      const answered = known?.(changed, context);
      response.setReturn(answered === undefined ? new UnknownStruct() : toStruct(answered));
      return response;
    });
  }

  /** Looks up a registered resource that a remote component handed out as an output. */
  #getResource(urn: WireValue | undefined): InvokeResponse {
    const state = typeof urn === "string" ? this.#ledger.stateOf(urn) : undefined;
    if (urn === undefined || state === undefined) {
      throw new Error(`resource ${JSON.stringify(urn)} is not registered`);
    }
    const response = new InvokeResponse();
    const answer = toSerialisableStruct({ urn, id: "" });
    const value = new Value();
    value.setStructValue(toStruct(state));
    answer.getFieldsMap().set("state", value);
    response.setReturn(answer);
    return response;
  }

  /** Calls a method of a remote component: only its provider knows the answer. */
  call(request: ResourceCallRequest, reply: Reply<CallResponse>): void {
    answer(reply, () => {
      this.#ledger.note(undefined, `${request.getTok()} is a method of a provider: what it returns is unknown here`);
      const response = new CallResponse();
      response.setReturn(new UnknownStruct());
      return response;
    });
  }

  /** A transform of every resource of the stack. */
  registerStackTransform(callback: Callback, reply: Reply<Empty>): void {
    this.#stackTransforms.push(callback.getToken());
    reply(null, new Empty());
  }

  /** A transform of every invoke of the stack. */
  registerStackInvokeTransform(callback: Callback, reply: Reply<Empty>): void {
    this.#invokeTransforms.push(callback.getToken());
    reply(null, new Empty());
  }

  /** Hooks run when something is made: a preview accepts them and runs none. */
  registerResourceHook(_: unknown, reply: Reply<Empty>): void {
    reply(null, new Empty());
  }

  /** Error hooks run when an operation fails: a preview accepts them and runs none. */
  registerErrorHook(_: unknown, reply: Reply<Empty>): void {
    reply(null, new Empty());
  }

  /** A parameterised package is known by what was asked for. */
  registerPackage(request: RegisterPackageRequest, reply: Reply<RegisterPackageResponse>): void {
    const response = new RegisterPackageResponse();
    response.setRef(`${request.getName()}@${request.getVersion()}`);
    reply(null, response);
  }

  /** Every feature the SDK knows. */
  supportsFeature(_: SupportsFeatureRequest, reply: Reply<SupportsFeatureResponse>): void {
    const response = new SupportsFeatureResponse();
    response.setHassupport(true);
    reply(null, response);
  }

  /** Nothing is left to wait for. */
  signalAndWaitForShutdown(_: unknown, reply: Reply<Empty>): void {
    reply(null, new Empty());
  }
}

/** What the SDK asks when it meets a reference to a resource that another program registered. */
const GET_RESOURCE = "pulumi:pulumi:getResource";

/** Runs an answer and replies with it, or with what it threw. */
function answer<Response>(reply: Reply<Response>, run: () => Response | Promise<Response>): void {
  void Promise.resolve()
    .then(run)
    .then(
      (response) => {
        reply(null, response);
      },
      (error: unknown) => {
        reply(error instanceof Error ? error : new Error(String(error)));
      },
    );
}
