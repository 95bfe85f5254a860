import { runInPulumiStack } from "@pulumi/pulumi/runtime/stack";

import { EngineLog } from "./engine-log";
import { Ledger } from "./ledger";
import { PreviewMonitor } from "./monitor";
import type { Plan } from "./plan";
import { reported, stalled, watchRejections } from "./rejections";
import { constructRemote } from "./remote-components";
import { usePlainStructs } from "./struct";
import { inRuntime, type Callbacks, type Runtime } from "./sdk";

/** A program and what it runs on. */
export interface PlanRequest {
  /** Name of the project, as in `Pulumi.yaml`. */
  readonly project: string;
  readonly stack: string;
  /** Default `organization`, the name a self-managed backend gives. */
  readonly organization?: string;
  /** Values by `namespace:key`; objects as JSON text. */
  readonly config: Readonly<Record<string, string>>;
  /** Keys of `config` whose values are secret. */
  readonly secretKeys?: readonly string[];
  /** The program: what `main` of the project exports. */
  readonly program: () => unknown;
  /**
   * Whether errors have stack traces. Default false: the SDK takes one for every promise, half of the time of a plan.
   */
  readonly keepsStackTraces?: boolean;
}

/** A program that failed: its plan holds what was registered until then. */
export class ProgramError extends Error {
  /** What the program threw. */
  override readonly cause: unknown;
  readonly plan: Plan;

  constructor(cause: unknown, plan: Plan) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.name = "ProgramError";
    this.cause = cause;
    this.plan = plan;
  }
}

/** Region a data source is asked in when the configuration names none; it only shapes placeholder answers. */
const DEFAULT_REGION = "us-east-1";

let previous: Promise<unknown> = Promise.resolve();

/**
 * Runs an unmodified program with the semantics of `pulumi preview` on an empty stack, in this process, without a socket.
 *
 * Plans are made one after another, since Node reports a rejected promise to the process and not to whom it belongs.
 *
 * @throws ProgramError - the program threw, or a promise it left behind was rejected; also where something waits for what
 * the rejected promise would have given.
 */
export function makePlan(request: PlanRequest): Promise<Plan> {
  const plan = previous.then(() => run(request));
  previous = plan.catch(() => undefined);
  return plan;
}

async function run(request: PlanRequest): Promise<Plan> {
  const {
    project,
    stack,
    organization = "organization",
    config,
    secretKeys = [],
    program,
    keepsStackTraces = false,
  } = request;
  const ledger = new Ledger(project, stack);
  const callbacks: Callbacks = new Map();
  const context = { region: config["aws:region"] ?? DEFAULT_REGION };
  const monitor = new PreviewMonitor(ledger, callbacks, context, (registration) =>
    constructRemote(registration, runtime, ledger),
  );
  const engine = new EngineLog(ledger);
  const runtime: Runtime = { project, stack, organization, config, secretKeys, monitor, engine, callbacks };
  const planned = (): Plan => ({
    project,
    stack,
    resources: ledger.resources,
    outputs: ledger.outputs,
    diagnostics: ledger.diagnostics,
    lookups: ledger.lookups,
  });
  const failures: unknown[] = [];
  const rejections = watchRejections((reason) => void failures.push(reason));
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = keepsStackTraces ? stackTraceLimit : 0;
  const restoreStructs = usePlainStructs();
  try {
    const ended = inRuntime(runtime, async () => {
      await runInPulumiStack(async () => {
        try {
          return await program();
        } catch (error) {
          failures.push(error);
          return undefined;
        }
      });
    }).catch((error: unknown) => void failures.push(error));
    await Promise.race([ended, rejections.first.then(() => stalled(() => ledger.resources.length))]);
    await reported();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    restoreStructs();
    rejections.stop();
  }
  if (failures.length > 0) {
    throw new ProgramError(failures[0], planned());
  }
  return planned();
}
