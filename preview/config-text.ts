import { ENCRYPTED_VALUE } from "../facts/secrets";
import { isTimestamp, type YamlValue } from "./yaml-as-pulumi-reads-it";
import { floatText } from "./yaml-scalar";

/** A value as the text the program gets; undefined: JSON has none for it. */
export function configText(value: YamlValue): string | undefined {
  if (isSecret(value)) {
    return ENCRYPTED_VALUE;
  }
  if (value === null) {
    return "";
  }
  if (typeof value === "object") {
    return isTimestamp(value) ? value.rfc3339 : jsonText(value);
  }
  return typeof value === "number" ? floatText(value) : String(value);
}

/** JSON as Go writes it: keys sorted, whole numbers in full. */
function jsonText(value: YamlValue): string | undefined {
  if (isSecret(value)) {
    return JSON.stringify(ENCRYPTED_VALUE);
  }
  if (typeof value === "bigint") {
    return value.toString();
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    return undefined;
  }
  if (typeof value !== "object" || value === null) {
    return JSON.stringify(value);
  }
  if (isTimestamp(value)) {
    return JSON.stringify(value.printed);
  }
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<string, YamlValue>)].sort(([a], [b]) =>
      Buffer.compare(Buffer.from(a), Buffer.from(b)),
    );
    const texts = entries.map(([key, entry]) => [JSON.stringify(key), jsonText(entry)] as const);
    return texts.some(([, text]) => text === undefined)
      ? undefined
      : `{${texts.map(([key, text]) => `${key}:${text ?? ""}`).join(",")}}`;
  }
  const items = (value as readonly YamlValue[]).map(jsonText);
  return items.includes(undefined) ? undefined : `[${items.join(",")}]`;
}

/** Whether this is `secure: <ciphertext>` and nothing else. */
function isSecret(value: YamlValue): boolean {
  return value instanceof Map && value.size === 1 && typeof value.get("secure") === "string";
}

/** Whether a value is a secret or holds one. */
export function holdsSecret(value: YamlValue): boolean {
  if (isSecret(value)) {
    return true;
  }
  if (value instanceof Map) {
    return [...(value as ReadonlyMap<string, YamlValue>).values()].some(holdsSecret);
  }
  return Array.isArray(value) && (value as readonly YamlValue[]).some(holdsSecret);
}
