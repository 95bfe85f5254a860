import { setTimeout as delay } from "node:timers/promises";

/** Listens for rejected promises that nobody handles. */
export interface RejectionWatch {
  /** Resolves with the first of them; without one, never. */
  readonly first: Promise<void>;
  readonly stop: () => void;
}

/** Has every rejection of this process that nobody handles told to `onRejection`, until it is stopped. */
export function watchRejections(onRejection: (reason: unknown) => void): RejectionWatch {
  let listener: (reason: unknown) => void = onRejection;
  const first = new Promise<void>((resolve) => {
    listener = (reason) => {
      onRejection(reason);
      resolve();
    };
  });
  process.on("unhandledRejection", listener);
  return { first, stop: () => process.off("unhandledRejection", listener) };
}

/** How long a run that failed may go without a new resource before none is expected any more. */
const GRACE_MILLISECONDS = 50;

/**
 * Waits until a run that failed registers nothing more.
 *
 * It need not end by itself: a resource whose inputs were rejected never gets a URN, and its children, and whatever uses
 * its outputs, wait for that for ever. A process of its own, as `pulumi preview` starts for a program, ends there since
 * nothing is left to do.
 *
 * Source: `prepareResource` in https://github.com/pulumi/pulumi/blob/v3.248.0/sdk/nodejs/runtime/resource.ts
 *
 * @param registered - How many resources there are by now.
 */
export async function stalled(registered: () => number): Promise<void> {
  let before: number;
  do {
    before = registered();
    await delay(GRACE_MILLISECONDS);
  } while (registered() > before);
}

/** Lets Node report the rejections that are due. */
export function reported(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
