import { Secret } from "@pulumi/policy";

/** A resource's properties as CrossGuard keeps them below the proxies that it hands to a policy. */
export function rawProperties(properties: object): Readonly<Record<string, unknown>> {
  let raw: unknown = properties;
  while (hasProperties(raw) && raw[IS_PROXY] === true) {
    raw = raw[PROXY_TARGET];
  }
  return hasProperties(raw) ? raw : {};
}

/** A raw value in which secrets are in plain; the very same where it holds none. */
export function unwrapped(raw: unknown): unknown {
  if (raw instanceof Secret) {
    return unwrapped(raw.value);
  }
  if (Array.isArray(raw)) {
    const parts = raw.map(unwrapped);
    return parts.every((part, index) => part === raw[index]) ? raw : parts;
  }
  if (!hasProperties(raw)) {
    return raw;
  }
  const entries = Object.entries(raw).map(([key, part]) => [key, unwrapped(part)] as const);
  return entries.every(([key, part]) => part === raw[key]) ? raw : Object.fromEntries(entries);
}

/**
 * How one asks the proxies of CrossGuard for what is below them. Reading through them ends a policy at the first unknown value.
 *
 * Source: https://github.com/pulumi/pulumi-policy/blob/v1.21.0/sdk/nodejs/policy/proxy.ts
 */
const IS_PROXY = "__isSpecialProxy";
const PROXY_TARGET = "__getSpecialProxyTarget";

/** Says whether a raw value has properties. */
export function hasProperties(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
