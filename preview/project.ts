import { existsSync, readdirSync, readFileSync } from "node:fs";
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

/** `Pulumi.yaml` cannot be read, or says too little. */
export class ProjectError extends Error {
  override readonly name = "ProjectError";
}

/**
 * Reads `Pulumi.yaml`.
 *
 * @throws ProjectError - there is no such file, it is no YAML, or it has no name.
 */
export function readProject(root: string): Project {
  const file = path.join(root, "Pulumi.yaml");
  let value: unknown;
  try {
    value = parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (!existsSync(file)) {
      throw new ProjectError(`${file} is not there; give the project's folder by -C`);
    }
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
    throw new ProjectError(`${file} is not a project file that can be read: ${reason}`);
  }
  const result = projectFile.safeParse(value);
  if (!result.success) {
    const isWrong = typeof value === "object" && value !== null && "stackConfigDir" in value && "name" in value;
    const problem = isWrong
      ? "name and stackConfigDir are not both texts; write name: spot-eks and stackConfigDir: stacks"
      : "name is missing; write one such as spot-eks";
    throw new ProjectError(`${file}: ${problem}`);
  }
  return result.data;
}

/** Path of a stack's file, from the project's folder. */
export function stackFile({ stackConfigDir }: Project, stack: string): string {
  return path.posix.join(stackConfigDir, `Pulumi.${stack}.yaml`);
}

/** Path of the configuration of the policy pack that a stack has beside its file, where it has one; from the project's folder. */
export function policyFile({ stackConfigDir }: Project, stack: string): string {
  return path.posix.join(stackConfigDir, `policies.${stack}.json`);
}

/**
 * Names of the stacks that have a file, in alphabetical order.
 *
 * @throws ProjectError - there is no such folder.
 */
export function stackNames(root: string, { stackConfigDir }: Project): string[] {
  const folder = path.join(root, stackConfigDir);
  if (!existsSync(folder)) {
    throw new ProjectError(`${folder} is not there; stackConfigDir in Pulumi.yaml names the folder of the stack files`);
  }
  return readdirSync(folder)
    .flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? [])
    .sort();
}
