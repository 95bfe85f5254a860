import * as pulumi from "@pulumi/pulumi";
import { allConfig } from "@pulumi/pulumi/runtime/config";

import { isKubernetesMinor } from "../capacity/eks-compatibility";
import { partitionOf } from "../capacity/partition";
import type { KubernetesMinor } from "../facts/eks-versions";
import type { Partition } from "../facts/regions";
import type { Environment } from "./environment";
import { parseEnvironment } from "./parse-environment";
import type { Problem } from "../capacity/problem";
import { ENCRYPTED_ENVIRONMENT, isEncryptedAsWhole } from "./secrets";

const ENVIRONMENT_KEY = "spot-eks:environment";
const REGION_KEY = "aws:region";

/** What the stack's configuration says. */
export interface StackConfig {
  readonly region: string;
  /** Partition of the region, such as `aws`. */
  readonly partition: Partition;
  /** The environment's Kubernetes version, as one that is known. */
  readonly kubernetesMinor: KubernetesMinor;
  readonly environment: Environment;
}

/** The stack's configuration is wrong; Pulumi prints the message without a stack trace. */
export class EnvironmentError extends pulumi.RunError {
  /** Each with its whole path, such as `spot-eks:environment.zones[1]`. */
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const text = problems.map(({ path, message }) => `${path}: ${message}`).join("\n");
    super(text);
    keepMessage(this, text);
    this.name = "EnvironmentError";
    this.problems = problems;
  }
}

/**
 * Keeps an error's message as it is: the SDK writes `error serializing property …` before it for each resource that waits
 * for what was refused, a dozen times over, and throws a TypeError where it cannot.
 *
 * Source: `serializeFilteredProperties` in https://github.com/pulumi/pulumi/blob/v3.248.0/sdk/nodejs/runtime/rpc.ts
 */
function keepMessage(error: Error, text: string): void {
  Object.defineProperty(error, "message", { get: () => text, set: () => undefined });
}

/**
 * Reads and checks the configuration of the stack that runs.
 *
 * @throws EnvironmentError - anything is missing or wrong; all of it at once.
 */
export function readStackConfig(): StackConfig {
  const region = new pulumi.Config("aws").get("region") ?? "";
  const text = new pulumi.Config("spot-eks").get("environment") ?? "";
  return stackConfigOf(region, text, Object.keys(allConfig()));
}

/**
 * What a stack's configuration says, checked.
 *
 * @param text - The environment as JSON.
 * @param keys - All keys of the configuration.
 * @throws EnvironmentError - anything is missing or wrong; all of it at once.
 */
export function stackConfigOf(region: string, text: string, keys: readonly string[]): StackConfig {
  const regionProblems = [...problemsOfRegion(region), ...unusedKeys(keys)];
  if (isEncryptedAsWhole(ENVIRONMENT_KEY, text)) {
    throw new EnvironmentError([...regionProblems, { path: ENVIRONMENT_KEY, message: ENCRYPTED_ENVIRONMENT }]);
  }
  const value = jsonValue(text);
  if (value === undefined) {
    const message = `${text === "" ? "is missing" : "is not a map"}; write the environment below this key in the stack file`;
    throw new EnvironmentError([...regionProblems, { path: ENVIRONMENT_KEY, message }]);
  }
  const { environment, problems = [] } = parseEnvironment(value, { region });
  if (environment === undefined || regionProblems.length > 0) {
    throw new EnvironmentError([...regionProblems, ...problems.map(belowEnvironment)]);
  }
  const partition = partitionOf(region);
  const { version } = environment.cluster;
  if (partition === undefined || !isKubernetesMinor(version)) {
    throw new TypeError(`${region} or ${version} passed the checks and is not known`);
  }
  return { region, partition, kubernetesMinor: version, environment };
}

/** Keys that this program reads, by namespace; another one of these namespaces would be accepted and then ignored. */
const USED_KEYS: Readonly<Record<string, { readonly key: string; readonly instead: string }>> = {
  aws: {
    key: REGION_KEY,
    instead:
      "the environment says account.allowedAccountIds, account.assumeRoleArn and tags; credentials come from outside",
  },
  "spot-eks": { key: ENVIRONMENT_KEY, instead: `write ${ENVIRONMENT_KEY}` },
};

function unusedKeys(keys: readonly string[]): readonly Problem[] {
  return keys.flatMap((key) => {
    const namespace = key.split(":")[0] ?? "";
    const used = Object.hasOwn(USED_KEYS, namespace) ? USED_KEYS[namespace] : undefined;
    return used === undefined || used.key === key
      ? []
      : [{ path: key, message: `is not a key this program uses; remove it: ${used.instead}` }];
  });
}

function problemsOfRegion(region: string): readonly Problem[] {
  if (region === "") {
    return [{ path: REGION_KEY, message: "is missing; write a region such as us-east-1" }];
  }
  return partitionOf(region) === undefined
    ? [{ path: REGION_KEY, message: `${region} is not a region of AWS; write one such as us-east-1` }]
    : [];
}

/** The value a JSON text holds; undefined: it is none. */
function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The problem with its path as it stands in the stack file. */
export function belowEnvironment({ path, message }: Problem): Problem {
  const separator = path === "" || path.startsWith("[") ? "" : ".";
  return { path: `${ENVIRONMENT_KEY}${separator}${path}`, message };
}
