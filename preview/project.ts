import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { parse } from "yaml";
import { z } from "zod";

/** What `Pulumi.yaml` says and a preview needs. */
export interface Project {
  readonly name: string;
  /** Folder of the stack files, from the project's. */
  readonly stackConfigDir: string;
}

const projectFile = z.object({ name: z.string().min(1), stackConfigDir: z.string().default(".") });

/**
 * Reads `Pulumi.yaml`.
 *
 * @throws Error - the file cannot be read, or has no name.
 */
export function readProject(root: string): Project {
  const file = path.join(root, "Pulumi.yaml");
  const result = projectFile.safeParse(parse(readFileSync(file, "utf8")));
  if (!result.success) {
    throw new Error(`${file}: ${z.prettifyError(result.error)}`);
  }
  return result.data;
}

/** Path of a stack's file, from the project's folder. */
export function stackFile({ stackConfigDir }: Project, stack: string): string {
  return path.posix.join(stackConfigDir, `Pulumi.${stack}.yaml`);
}

/** Names of the stacks that have a file, in alphabetical order. */
export function stackNames(root: string, { stackConfigDir }: Project): string[] {
  return readdirSync(path.join(root, stackConfigDir))
    .flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? [])
    .sort();
}
