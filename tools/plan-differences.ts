import { z } from "zod";

import { readable, type WireObject, type WireValue } from "../preview/wire";

/** What is compared of a resource. */
export interface ComparedResource {
  readonly urn: string;
  readonly inputs: WireObject;
}

const inputs = z.record(z.string(), z.json());

/** The part of `pulumi preview --json` that is read. Source: https://github.com/pulumi/pulumi/blob/v3.259.0/pkg/display/json.go */
const realPreview = z.object({
  steps: z
    .array(z.object({ urn: z.string(), newState: z.object({ inputs: inputs.optional() }).optional() }))
    .default([]),
});

/** The part of `spot-eks preview --json` that is read. */
const embeddedPreview = z.object({ resources: z.array(z.object({ urn: z.string(), inputs })) });

/** Keys that the engine keeps among a provider's inputs for itself. */
const ENGINE_KEYS = new Set(["__internal"]);

/** Resources of a real preview, the engine's default providers left out; unknowns and secrets as text. */
export function realResources(document: unknown): ComparedResource[] {
  return realPreview
    .parse(document)
    .steps.filter(({ urn }) => !/::pulumi:providers:[^:]+::default/.test(urn))
    .map(({ urn, newState }) => ({ urn, inputs: textOf(newState?.inputs ?? {}) }));
}

/** Resources of an embedded preview. */
export function embeddedResources(document: unknown): ComparedResource[] {
  return embeddedPreview.parse(document).resources;
}

/** What differs between a real and an embedded plan, a line each, in order of URN. The name and type are in the URN. */
export function planDifferences(real: readonly ComparedResource[], embedded: readonly ComparedResource[]): string[] {
  const [ofReal, ofEmbedded] = [byUrn(real), byUrn(embedded)];
  const urns = [...new Set([...ofReal.keys(), ...ofEmbedded.keys()])].sort();
  return urns.flatMap((urn) => {
    const [one, other] = [ofReal.get(urn), ofEmbedded.get(urn)];
    if (one === undefined || other === undefined) {
      return [`${urn}: only in the ${one === undefined ? "embedded" : "real"} plan`];
    }
    return valueDifferences(urn, one, other);
  });
}

function byUrn(resources: readonly ComparedResource[]): ReadonlyMap<string, WireObject> {
  return new Map(resources.map((resource) => [resource.urn, resource.inputs]));
}

function valueDifferences(path: string, real: WireValue | undefined, embedded: WireValue | undefined): string[] {
  if (isMap(real) && isMap(embedded)) {
    const keys = [...new Set([...Object.keys(real), ...Object.keys(embedded)])].sort();
    return keys.flatMap((key) => valueDifferences(`${path} ${key}`, real[key], embedded[key]));
  }
  const [one, other] = [shown(real), shown(embedded)];
  return one === other ? [] : [`${path}: ${one} in the real plan, ${other} in the embedded one`];
}

function shown(value: WireValue | undefined): string {
  return value === undefined ? "absent" : JSON.stringify(value);
}

function isMap(value: WireValue | undefined): value is WireObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(given: WireObject): WireObject {
  const kept = Object.entries(given).filter(([key]) => !ENGINE_KEYS.has(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, readable(value)]));
}
