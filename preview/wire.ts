import * as rpc from "@pulumi/pulumi/runtime/rpc";

import { ENCRYPTED_VALUE } from "../facts/secrets";

/**
 * A property value as it crosses the resource monitor: JSON, with the SDK's sentinel string for a value that is unknown and
 * signature objects for secrets, resource references, assets and outputs.
 *
 * Source: https://github.com/pulumi/pulumi/blob/v3.248.0/sdk/nodejs/runtime/rpc.ts
 */
export type WireValue = null | boolean | number | string | readonly WireValue[] | WireObject;

/** An object of `WireValue`, by key; with the SDK's signature key it stands for something that JSON cannot say. */
export interface WireObject {
  readonly [key: string]: WireValue;
}

/** What a reader sees in place of a value that a preview cannot know. */
export const UNKNOWN_TEXT = "[unknown]";

/** Says whether a value is a list on the wire. */
export function isList(value: WireValue | undefined): value is readonly WireValue[] {
  return Array.isArray(value);
}

/** Says whether a value is an object on the wire, signature objects included. */
export function isObject(value: WireValue | undefined): value is WireObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Says whether a value is the sentinel of an unknown one; what it holds in its parts does not count. */
export function isUnknown(value: WireValue | undefined): boolean {
  return value === rpc.unknownValue;
}

/** Says whether a value is unknown, or any part of it, text included. */
export function holdsUnknown(value: WireValue): boolean {
  if (typeof value === "string") {
    return value.includes(rpc.unknownValue);
  }
  return typeof value === "object" && value !== null && Object.values(value).some(holdsUnknown);
}

function hasSignature(value: WireObject, signature: string): boolean {
  return value[rpc.specialSigKey] === signature;
}

/** Says whether a value is a secret as a whole. */
export function isSecret(value: WireValue | undefined): boolean {
  return isObject(value) && hasSignature(value, rpc.specialSecretSig);
}

/** Applies `leaf` to every value from the inside out; undefined from `leaf` keeps the value. */
function mapValues(value: WireValue, leaf: (value: WireValue) => WireValue): WireValue {
  if (isList(value)) {
    return leaf(value.map((part) => mapValues(part, leaf)));
  }
  if (isObject(value)) {
    const mapped: Record<string, WireValue> = {};
    for (const [key, part] of Object.entries(value)) {
      defineKey(mapped, key, mapValues(part, leaf));
    }
    return leaf(mapped);
  }
  return leaf(value);
}

/** Sets an own property whatever its name, `__proto__` too. */
export function defineKey(target: Record<string, WireValue>, key: string, value: WireValue): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function secretOf(value: WireValue): WireObject {
  return { [rpc.specialSigKey]: rpc.specialSecretSig, value };
}

/**
 * The value without output signatures: unknown, secret or plain instead, as the engine hands it to a provider.
 *
 * Source: `downgradeOutputValues` in https://github.com/pulumi/pulumi/blob/v3.248.0/pkg/resource/deploy/source_eval.go
 */
export function withoutOutputs(value: WireValue): WireValue {
  return mapValues(value, (part) => {
    if (!isObject(part) || !hasSignature(part, rpc.specialOutputValueSig)) {
      return part;
    }
    const plain = part["value"] ?? (Object.hasOwn(part, "value") ? null : rpc.unknownValue);
    return part["secret"] === true ? secretOf(plain) : plain;
  });
}

/** The value with its unknowns and secrets as outputs, as the engine hands it to a transform. */
export function withOutputs(value: WireValue): WireValue {
  return mapValues(value, (part) => {
    if (isUnknown(part)) {
      return { [rpc.specialSigKey]: rpc.specialOutputValueSig };
    }
    if (isObject(part) && hasSignature(part, rpc.specialSecretSig)) {
      const inner = part["value"] ?? null;
      if (isObject(inner) && hasSignature(inner, rpc.specialOutputValueSig)) {
        return { ...inner, secret: true };
      }
      return { [rpc.specialSigKey]: rpc.specialOutputValueSig, value: inner, secret: true };
    }
    return part;
  });
}

/** The value as an output that depends on `urns` as well, so that a transform keeps what the property depends on. */
export function dependingOn(value: WireValue, urns: readonly string[]): WireValue {
  const known = dependenciesOf(value);
  if (urns.every((urn) => known.includes(urn))) {
    return value;
  }
  const output: WireObject =
    isObject(value) && hasSignature(value, rpc.specialOutputValueSig)
      ? value
      : { [rpc.specialSigKey]: rpc.specialOutputValueSig, value };
  return { ...output, dependencies: [...new Set([...dependenciesOf(output), ...urns])] };
}

/** URNs that the outputs inside a value depend on. */
export function dependenciesOf(value: WireValue): string[] {
  const urns: string[] = [];
  mapValues(value, (part) => {
    if (isObject(part) && hasSignature(part, rpc.specialOutputValueSig) && isList(part["dependencies"])) {
      urns.push(...part["dependencies"].filter((urn) => typeof urn === "string"));
    }
    return part;
  });
  return urns;
}

/**
 * The value for a reader: `[unknown]` for what a preview cannot know, also inside text, and `[secret]` for secrets.
 *
 * A reference to a resource becomes its id, as its provider gets it, and one to a component its URN; assets and archives
 * become their path or text.
 */
export function readable(value: WireValue): WireValue {
  return mapValues(value, (part) => {
    if (typeof part === "string") {
      return part.includes(rpc.unknownValue) ? part.replaceAll(rpc.unknownValue, UNKNOWN_TEXT) : part;
    }
    if (!isObject(part)) {
      return part;
    }
    switch (part[rpc.specialSigKey]) {
      case rpc.specialSecretSig:
        return ENCRYPTED_VALUE;
      case rpc.specialOutputValueSig:
        return part["secret"] === true
          ? ENCRYPTED_VALUE
          : Object.hasOwn(part, "value")
            ? (part["value"] ?? null)
            : UNKNOWN_TEXT;
      case rpc.specialResourceSig:
        return resourceText(part);
      case rpc.specialAssetSig:
      case rpc.specialArchiveSig:
        return part["path"] ?? part["uri"] ?? part["text"] ?? part["assets"] ?? "";
      default:
        return part;
    }
  });
}

/** The value behind what a reader sees: the sentinel for what is shown as unknown, in part too, or as a secret. */
export function unreadable(value: WireValue): WireValue {
  return mapValues(value, (part) =>
    typeof part === "string" && (part.includes(UNKNOWN_TEXT) || part === ENCRYPTED_VALUE) ? rpc.unknownValue : part,
  );
}

function resourceText(reference: WireObject): WireValue {
  const id = referredTo(reference);
  return id === rpc.unknownValue ? UNKNOWN_TEXT : id;
}

/**
 * The value as a policy pack gets it: what secrets hold in their places, ids in place of references to resources, and the
 * sentinel for what a preview does not know, also where it is a part of a text.
 */
export function plain(value: WireValue): WireValue {
  return mapValues(withoutOutputs(value), (part) => {
    if (typeof part === "string") {
      return part.includes(rpc.unknownValue) ? rpc.unknownValue : part;
    }
    if (!isObject(part)) {
      return part;
    }
    switch (part[rpc.specialSigKey]) {
      case rpc.specialSecretSig:
        return part["value"] ?? null;
      case rpc.specialResourceSig:
        return referredTo(part);
      default:
        return part;
    }
  });
}

/** Id of the resource that a reference names, or the URN of a component; unknown for a resource that is not made yet. */
function referredTo(reference: WireObject): WireValue {
  const { id, urn } = reference;
  const known = Object.hasOwn(reference, "id") ? id : urn;
  return known === undefined || known === "" ? rpc.unknownValue : known;
}
