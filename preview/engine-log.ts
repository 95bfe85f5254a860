import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { LogSeverity, type LogRequest } from "@pulumi/pulumi/proto/engine_pb";

import type { Ledger } from "./ledger";

/** The engine's side of the SDK: what a program logs becomes diagnostics of its plan. */
export class EngineLog {
  readonly #ledger: Ledger;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Keeps a message; debug and ephemeral ones are dropped, as `pulumi preview` does. */
  log(request: LogRequest, reply: (error: null, response: Empty) => void): void {
    const severity = SEVERITY[request.getSeverity()];
    if (severity !== undefined && !request.getEphemeral()) {
      const urn = request.getUrn();
      this.#ledger.report({ severity, ...(urn === "" ? {} : { urn }), message: request.getMessage() });
    }
    reply(null, new Empty());
  }

  /** The stack's URN follows from its name: nothing to keep. */
  setRootResource(_: unknown, reply: (error: null, response: Empty) => void): void {
    reply(null, new Empty());
  }
}

const SEVERITY: Partial<Record<LogSeverity, "error" | "warning" | "info">> = {
  [LogSeverity.INFO]: "info",
  [LogSeverity.WARNING]: "warning",
  [LogSeverity.ERROR]: "error",
};
