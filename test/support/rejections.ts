import { runInThisContext } from "node:vm";

import { afterAll, beforeAll } from "@jest/globals";

/**
 * Lets the programs of a test file hear of rejected promises that nobody handles, as they do outside of Jest: the `process`
 * of a test is a copy that Node reports nothing to. What no program listens for fails the test, as ever.
 */
export function hearOfRejections(): void {
  const outside = runInThisContext("process") as NodeJS.Process;
  const ofJest = outside.listeners("unhandledRejection");
  const handOn: NodeJS.UnhandledRejectionListener = (reason, promise) => {
    if (!process.emit("unhandledRejection", reason, promise)) {
      ofJest.forEach((listener) => {
        listener(reason, promise);
      });
    }
  };
  beforeAll(() => {
    outside.removeAllListeners("unhandledRejection").on("unhandledRejection", handOn);
  });
  afterAll(() => {
    outside.off("unhandledRejection", handOn);
    ofJest.forEach((listener) => outside.on("unhandledRejection", listener));
  });
}
