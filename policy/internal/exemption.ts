import { isUnknown } from "./unknown";
import type { Resource } from "./resource";
import { isRecord } from "./is-record";

/** Beginning of the key of a tag or annotation that exempts from a rule, whose name follows. */
export const EXEMPTION_KEY_PREFIX = "spot-eks/exempt.";

/** Why a resource need not keep a rule, and until when. */
export interface Exemption {
  readonly reason: string;
  /** Last day on which it counts, such as `2027-01-31`. */
  readonly until: string;
}

/** An exemption by name in the configuration of the pack. */
export interface ConfiguredExemption extends Exemption {
  /** Logical name of a resource, in which `*` stands for any letters. */
  readonly name: string;
}

/** How an exemption in a tag is written. */
export const EXEMPTION_FORM = "<reason> until=YYYY-MM-DD";

/** The exemption that a tag's or an annotation's value states; undefined where it is none. */
export function readExemption(value: string): Exemption | undefined {
  const { reason = "", until = "" } =
    /^(?<reason>.*\S)\s+until=(?<until>\d{4}-\d{2}-\d{2})$/su.exec(value.trim())?.groups ?? {};
  return reason !== "" && isDay(until) ? { reason: printable(reason), until } : undefined;
}

/** Says whether a text is a day of the calendar, such as `2027-01-31`. */
export function isDay(value: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/**
 * The value of the tag or annotation of a resource that exempts it from a rule; undefined where there is none, or it is unknown.
 *
 * Tags are a map, but a list of `key` and `value` on an Auto Scaling group; annotations stand in a Kubernetes object's metadata.
 */
export function exemptionTextOf({ properties }: Resource, rule: string): string | undefined {
  const key = `${EXEMPTION_KEY_PREFIX}${rule}`;
  const { tags, tagsAll, metadata } = properties;
  const annotations = isRecord(metadata) ? metadata["annotations"] : undefined;
  for (const some of [tags, tagsAll, annotations]) {
    const value = Array.isArray(some)
      ? valueInList(some, key)
      : isRecord(some) && Object.hasOwn(some, key)
        ? some[key]
        : undefined;
    if (typeof value === "string" && !isUnknown(value)) {
      return value;
    }
  }
  return undefined;
}

/** Says whether a resource's name is one that a pattern of an exemption means. */
export function isMeantBy(pattern: string, name: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "su").test(name);
}

function valueInList(tags: readonly unknown[], key: string): unknown {
  const tag = tags.find((one) => isRecord(one) && one["key"] === key);
  return isRecord(tag) ? tag["value"] : undefined;
}

/** A reason on one line, of a length that a message can hold. */
function printable(reason: string): string {
  return reason
    .replace(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, 200);
}
