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

/** A tag or an annotation that is to exempt its resource from a rule. */
export interface StatedExemption {
  /** Where it stands, such as `tags[2]`. */
  readonly path: string;
  /** What its key names; undefined where the beginning of the key is not written as it must be. */
  readonly rule: string | undefined;
  /** As it stands there, which need not be a text, nor known. */
  readonly value: unknown;
}

/**
 * Every exemption that a resource states, in whatever form.
 *
 * Tags are a map, but a list of `key` and `value` on an Auto Scaling group; annotations stand in a Kubernetes object's metadata.
 */
export function statedExemptions({ properties }: Resource): StatedExemption[] {
  const { tags, tagsAll, metadata } = properties;
  const annotations = isRecord(metadata) ? metadata["annotations"] : undefined;
  return [...statedIn("tags", tags), ...statedIn("tagsAll", tagsAll), ...statedIn("metadata.annotations", annotations)];
}

function statedIn(path: string, some: unknown): StatedExemption[] {
  if (Array.isArray(some)) {
    return some.flatMap((tag: unknown, index) =>
      isRecord(tag) && isMeant(tag["key"]) ? [stated(`${path}[${index}]`, tag["key"], tag["value"])] : [],
    );
  }
  return isRecord(some)
    ? Object.keys(some)
        .filter(isMeant)
        .map((key) => stated(path, key, some[key]))
    : [];
}

function stated(path: string, key: string, value: unknown): StatedExemption {
  const isWrittenWell = key.startsWith(EXEMPTION_KEY_PREFIX);
  return { path, rule: isWrittenWell ? key.slice(EXEMPTION_KEY_PREFIX.length) : undefined, value };
}

function isMeant(key: unknown): key is string {
  return typeof key === "string" && key.slice(0, MEANT_PREFIX.length).toLowerCase() === MEANT_PREFIX;
}

/** Beginning of a key, in small letters, that can mean nothing but an exemption. */
const MEANT_PREFIX = "spot-eks/exempt";

/** The value of the tag or annotation of a resource that exempts it from a rule; undefined where there is none, or it is unknown. */
export function exemptionTextOf(resource: Resource, rule: string): string | undefined {
  return statedExemptions(resource)
    .filter((stated) => stated.rule === rule)
    .map(({ value }) => value)
    .find((value): value is string => typeof value === "string" && !isUnknown(value));
}

/** Says whether a resource's name is one that a pattern of an exemption means. */
export function isMeantBy(pattern: string, name: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "su").test(name);
}

/** A reason on one line, of a length that a message can hold. */
function printable(reason: string): string {
  return reason
    .replace(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, 200);
}
