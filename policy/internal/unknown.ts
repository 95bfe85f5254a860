/**
 * What the Pulumi SDKs send in place of a value that a preview cannot know, by kind of value; Node's sends the text's for all.
 *
 * Source: https://github.com/pulumi/pulumi-policy/blob/v1.21.0/sdk/nodejs/policy/proxy.ts
 */
const SENTINELS: ReadonlySet<string> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Each of them is a UUID. */
const SENTINEL_LENGTH = 36;

/** Says whether a raw value stands for one that a preview cannot know. */
export function isUnknown(raw: unknown): boolean {
  // Most values are told apart by their length, long before they are looked up.
  return typeof raw === "string" && raw.length === SENTINEL_LENGTH && SENTINELS.has(raw);
}

/** A rule read a value that a preview cannot know. */
export class UnknownValue extends Error {
  /** Path of the value below the resource's properties, such as `launchTemplate.version`. */
  readonly path: string;

  constructor(path: string) {
    super(`${path} is not known during a preview`);
    this.path = path;
  }
}

/**
 * What `read` returns; undefined where it comes upon an unknown value, for what a rule can do without.
 *
 * A rule that cannot do without reads outside of this and abstains.
 */
export function unlessUnknown<T>(read: () => T): T | undefined {
  const value = valueOrUnknown(read);
  return value instanceof UnknownValue ? undefined : value;
}

/** What `read` returns, or the unknown value that it comes upon. */
export function valueOrUnknown<T>(read: () => T): T | UnknownValue {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnknownValue) {
      return error;
    }
    throw error;
  }
}
