import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";

import { credentials } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import {
  AnalyzeRequest,
  AnalyzerResource,
  AnalyzerResourceOptions,
  AnalyzeStackRequest,
  AnalyzerPropertyDependencies,
  ConfigureAnalyzerRequest,
  EnforcementLevel,
  PolicyConfig,
  type AnalyzeDiagnostic,
  type AnalyzeResponse,
  type AnalyzerInfo,
  type RemediateResponse,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

import type { StackResource } from "../../policy/internal/resource";

/** A violation as the engine is told of it. */
export interface Violation {
  readonly policy: string;
  readonly urn: string;
  readonly level: "advisory" | "mandatory";
  /** Without the first line, which is the policy's description. */
  readonly message: string;
}

/** Levels as the protocol numbers them. */
const LEVELS = {
  advisory: EnforcementLevel.ADVISORY,
  mandatory: EnforcementLevel.MANDATORY,
  remediate: EnforcementLevel.REMEDIATE,
  disabled: EnforcementLevel.DISABLED,
} as const;

/** A pack in a process of its own, started and spoken to as the engine does. */
export class Analyzer {
  readonly #client: AnalyzerClient;
  readonly #process: ChildProcess;
  readonly #exit: Promise<unknown>;

  private constructor(process_: ChildProcess, port: number) {
    const unlimited = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };
    this.#client = new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure(), unlimited);
    this.#process = process_;
    this.#exit = new Promise((resolve) => process_.once("exit", resolve));
  }

  /**
   * Starts the pack in a folder by the SDK's own entry, as the language host of the CLI does.
   *
   * @param env - Variables of the pack's process beside those of this one.
   */
  static async start(folder: string, env: Readonly<Record<string, string>> = {}): Promise<Analyzer> {
    const entry = require.resolve("@pulumi/pulumi/cmd/run-policy-pack");
    const child = spawn(process.execPath, [entry, "127.0.0.1:1", "."], {
      cwd: path.resolve(folder),
      env: { ...process.env, ...env },
    });
    const port = await new Promise<number>((resolve, reject) => {
      let complaint = "";
      child.stderr.on("data", (data: Buffer) => (complaint += data.toString()));
      child.stdout.once("data", (data: Buffer) => resolve(Number(data.toString().trim())));
      child.once("exit", (code) => reject(new Error(`the pack ended with ${String(code)}: ${complaint}`)));
    });
    return new Analyzer(child, port);
  }

  /** What the pack says of itself. */
  info(): Promise<AnalyzerInfo> {
    return new Promise((resolve, reject) => this.#client.getAnalyzerInfo(new Empty(), settle(resolve, reject)));
  }

  /** Configures the pack as the engine does with what `--policy-pack-config` names. */
  configure(config: Readonly<Record<string, object>>): Promise<void> {
    const request = new ConfigureAnalyzerRequest();
    for (const [name, { enforcementLevel, ...properties }] of Object.entries<{
      enforcementLevel?: keyof typeof LEVELS;
    }>(config)) {
      const one = new PolicyConfig();
      one.setEnforcementlevel(LEVELS[enforcementLevel ?? "mandatory"]);
      one.setProperties(Struct.fromJavaScript(properties));
      request.getPolicyconfigMap().set(name, one);
    }
    return new Promise((resolve, reject) =>
      this.#client.configure(
        request,
        settle(() => resolve(), reject),
      ),
    );
  }

  /** What the pack says of each resource by itself. */
  async analyze(resource: StackResource): Promise<Violation[]> {
    return violationsOf(
      await new Promise<AnalyzeResponse>((resolve, reject) =>
        this.#client.analyze(requestOf(resource), settle(resolve, reject)),
      ),
      resource.urn,
    );
  }

  /** What the pack says of all resources together. */
  async analyzeStack(resources: readonly StackResource[]): Promise<Violation[]> {
    const request = new AnalyzeStackRequest();
    request.setResourcesList(resources.map(analyzerResourceOf));
    return violationsOf(
      await new Promise<AnalyzeResponse>((resolve, reject) =>
        this.#client.analyzeStack(request, settle(resolve, reject)),
      ),
      "",
    );
  }

  /** The properties of a resource as the pack mends them, by the policy that did. */
  async remediate(resource: StackResource): Promise<Readonly<Record<string, unknown>>> {
    const response = await new Promise<RemediateResponse>((resolve, reject) =>
      this.#client.remediate(requestOf(resource), settle(resolve, reject)),
    );
    return Object.fromEntries(
      response
        .getRemediationsList()
        .map((one) => [one.getPolicyname(), one.getProperties()?.toJavaScript() ?? one.getDiagnostic()]),
    );
  }

  /** Ends the process; it does not end by itself. */
  async stop(): Promise<void> {
    this.#client.close();
    this.#process.kill("SIGKILL");
    await this.#exit;
  }
}

function settle<T>(
  resolve: (value: T) => void,
  reject: (error: Error) => void,
): (error: Error | null, value: T) => void {
  return (error, value) => (error === null ? resolve(value) : reject(error));
}

function optionsOf({ ignoreChanges }: StackResource): AnalyzerResourceOptions {
  const options = new AnalyzerResourceOptions();
  options.setIgnorechangesList([...ignoreChanges]);
  return options;
}

function requestOf(resource: StackResource): AnalyzeRequest {
  const request = new AnalyzeRequest();
  request.setType(resource.type);
  request.setName(resource.name);
  request.setUrn(resource.urn);
  request.setProperties(structOf(resource));
  request.setOptions(optionsOf(resource));
  return request;
}

function analyzerResourceOf(resource: StackResource): AnalyzerResource {
  const message = new AnalyzerResource();
  message.setType(resource.type);
  message.setName(resource.name);
  message.setUrn(resource.urn);
  message.setProperties(structOf(resource));
  message.setOptions(optionsOf(resource));
  message.setParent(resource.parent ?? "");
  message.setDependenciesList([...resource.dependencies]);
  for (const [property, urns] of Object.entries(resource.propertyDependencies)) {
    const dependencies = new AnalyzerPropertyDependencies();
    dependencies.setUrnsList([...urns]);
    message.getPropertydependenciesMap().set(property, dependencies);
  }
  return message;
}

function structOf({ properties }: StackResource): Struct {
  return Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]);
}

function violationsOf(response: AnalyzeResponse, urn: string): Violation[] {
  return response.getDiagnosticsList().map((diagnostic: AnalyzeDiagnostic) => ({
    policy: diagnostic.getPolicyname(),
    urn: diagnostic.getUrn() === "" ? urn : diagnostic.getUrn(),
    level: diagnostic.getEnforcementlevel() === EnforcementLevel.MANDATORY ? "mandatory" : "advisory",
    message: diagnostic.getMessage().split("\n").slice(1).join("\n"),
  }));
}
