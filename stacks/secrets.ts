import { isConfigSecret } from "@pulumi/pulumi/runtime/config";

import { ENCRYPTED_VALUE, SECRET_FORMS } from "../facts/secrets";

const HOLDS_NONE = "a secret cannot stand here: the environment holds none";

declare module "@pulumi/pulumi/runtime/config" {
  /** Internal to the SDK, which has no other way to ask; `Config.getSecret` makes a secret of everything. */
  export function isConfigSecret(key: string): boolean;
}

/** What is said where the environment is encrypted, as a whole or in a part that cannot be told. */
export const ENCRYPTED_ENVIRONMENT = `${HOLDS_NONE}; write it in plain text, without secure`;

/**
 * Whether a value of the configuration is encrypted, and nothing tells which part of it.
 *
 * Pulumi hands on the whole value decrypted, so that no message may show any of it; the embedded preview, which decrypts
 * nothing, hands on `[secret]` in each place.
 */
export function isEncryptedAsWhole(key: string, text: string): boolean {
  return isConfigSecret(key) && !text.includes(JSON.stringify(ENCRYPTED_VALUE));
}

/** What is wrong with a text that is a secret, encrypted or not; never with the text in it. Undefined: it is none. */
export function secretProblem(text: string): string | undefined {
  if (text === ENCRYPTED_VALUE) {
    return `${HOLDS_NONE}; write the value in plain text, or remove the key`;
  }
  const form = SECRET_FORMS.find(({ pattern }) => pattern.test(text));
  return form && `looks like ${form.what}, and the environment is not encrypted; remove it, and revoke it`;
}

/** A copy in which no message can repeat a secret: each, key or value, is `[secret]`. */
export function withoutSecrets(value: unknown): unknown {
  if (typeof value === "string") {
    return secretProblem(value) === undefined ? value : ENCRYPTED_VALUE;
  }
  if (Array.isArray(value)) {
    return value.map(withoutSecrets);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [hidden(key), withoutSecrets(part)]));
}

function hidden(key: string): string {
  return secretProblem(key) === undefined ? key : ENCRYPTED_VALUE;
}
