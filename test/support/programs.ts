import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";

/** Starts a program that ends with this process, if not before. */
export function run(program: string, flags: readonly string[]): ChildProcess {
  const child = spawn(program, flags, { stdio: "ignore" });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
  child.once("error", () => process.off("exit", kill));
  return child;
}

/** Says whether a program runs no more, or never ran. */
export function hasEnded({ exitCode, signalCode, pid }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null || pid === undefined;
}

/** Asks a program to end, and makes it end when it has not after ten seconds. */
export async function ended(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) {
    return;
  }
  const exit = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await exit;
  clearTimeout(force);
}

/** A port of loopback that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject).listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
