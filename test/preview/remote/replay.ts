import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Vpc } from "@pulumi/awsx/ec2/vpc";
import { Cluster } from "@pulumi/eks/cluster";
import { Key } from "@pulumi/aws/kms/key";

import type { Diagnostic, PlannedResource } from "../../../preview/plan";
import { readable, type WireValue } from "../../../preview/wire";
import { record } from "../../support/record";

/** A resource as the recordings have it: by logical names, without empty parts. */
export interface RecordedResource {
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  readonly urnType: string;
  readonly parent: string | null;
  readonly inputs: WireValue;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
  readonly dependencies?: readonly string[];
}

/** What a real provider made of a component's arguments. */
export interface Recording {
  readonly component: "awsx:ec2:Vpc" | "eks:index:Cluster";
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Present where the argument was the ARN of an `aws.kms.Key` named `key`. */
  readonly encryptionConfigKeyArn?: string;
  readonly resources: readonly RecordedResource[];
}

/** Reads a recording by its file name without ending. */
export function recording(name: string): Recording {
  return JSON.parse(readFileSync(join(__dirname, "..", "recordings", `${name}.json`), "utf8")) as Recording;
}

/** What the engine makes of a component: its resources as the recordings have them, and what it said. */
export interface Replay {
  readonly resources: readonly RecordedResource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the component of a recording, with its own arguments or with others. */
export async function replay(
  { component, name, encryptionConfigKeyArn, args: own }: Recording,
  args: Recording["args"] = own,
): Promise<Replay> {
  const { plan } = await record(() => {
    if (component === "awsx:ec2:Vpc") {
      return new Vpc(name, args);
    }
    const key = encryptionConfigKeyArn === undefined ? undefined : new Key("key", {});
    return new Cluster(name, { ...args, ...(key && { encryptionConfigKeyArn: key.arn }) });
  });
  const resources = sorted(plan.resources.filter(({ parent }) => parent !== undefined).map(recorded));
  return { resources, diagnostics: plan.diagnostics };
}

/** Resources in the order of the recordings. */
export function sorted(resources: readonly RecordedResource[]): RecordedResource[] {
  const key = ({ type, name }: RecordedResource) => `${type} ${name}`;
  return [...resources].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

function recorded({ urn, type, name, custom, parent = "", ...rest }: PlannedResource): RecordedResource {
  const propertyDependencies = Object.fromEntries(
    Object.entries(rest.propertyDependencies).map(([key, urns]) => [key, names(urns)]),
  );
  const dependencies = names(rest.dependencies);
  return {
    type,
    name,
    custom,
    urnType: urn.split("::")[2] ?? "",
    parent: typeOf(parent) === "pulumi:pulumi:Stack" ? null : nameOf(parent),
    inputs: readable(rest.inputs),
    ...(Object.keys(propertyDependencies).length > 0 ? { propertyDependencies } : {}),
    ...(dependencies.length > 0 ? { dependencies } : {}),
  };
}

function names(urns: readonly string[]): string[] {
  return [...new Set(urns.map(nameOf))].sort();
}

function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}
