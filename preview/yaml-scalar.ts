/** A point in time that YAML made of something like `2026-11-22`. */
export interface Timestamp {
  /** As Go writes it into YAML: `2026-11-22T00:00:00Z`. */
  readonly rfc3339: string;
  /** As Go prints it: `2026-11-22 00:00:00 +0000 UTC`. */
  readonly printed: string;
}

/** What a scalar means: whole numbers are `bigint`, other numbers `number`. */
export type YamlScalar = null | boolean | string | bigint | number | Timestamp;

const WORDS: ReadonlyMap<string, null | boolean | number> = new Map<string, null | boolean | number>([
  ...["", "~", "null", "Null", "NULL"].map((word) => [word, null] as const),
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
  ...[".nan", ".NaN", ".NAN"].map((word) => [word, NaN] as const),
  ...[".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"].map((word) => [word, Infinity] as const),
  ...["-.inf", "-.Inf", "-.INF"].map((word) => [word, -Infinity] as const),
]);

const WHOLE = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const TIME =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d+)?(Z|[+-]\d\d:\d\d))|(?: (\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d+)?))?$/;

/**
 * What a plain scalar, one without quotes, means to the Pulumi CLI.
 *
 * The CLI reads YAML with Go's yaml.v3: 1.2, with the octals and underscores of 1.1, but `yes` and `on` are strings.
 *
 * Source: https://github.com/go-yaml/yaml/blob/v3.0.1/resolve.go
 */
export function plainScalar(text: string): YamlScalar {
  const word = WORDS.get(text);
  if (word !== undefined) {
    return word;
  }
  if (/^\./.test(text)) {
    return floatOf(text) ?? text;
  }
  if (!/^[-+0-9]/.test(text)) {
    return text;
  }
  const digits = text.replaceAll("_", "");
  return timestampOf(text) ?? wholeOf(digits) ?? floatOf(digits) ?? text;
}

function wholeOf(text: string): bigint | undefined {
  const [, sign = "", digits = ""] = WHOLE.exec(text) ?? [];
  if (digits === "") {
    return undefined;
  }
  const isOctal = /^0[0-7]/.test(digits);
  const magnitude = BigInt(isOctal ? `0o${digits.slice(1)}` : digits.toLowerCase());
  const value = sign === "-" ? -magnitude : magnitude;
  const fits = sign === "" ? BigInt.asUintN(64, value) === value : BigInt.asIntN(64, value) === value;
  return fits ? value : undefined;
}

function floatOf(text: string): number | undefined {
  const value = FLOAT.test(text) ? Number(text) : NaN;
  return Number.isFinite(value) ? value : undefined;
}

function timestampOf(text: string): Timestamp | undefined {
  const found = TIME.exec(text);
  if (found === null) {
    return undefined;
  }
  const [year = 0, month = 0, day = 0] = [1, 2, 3].map((at) => Number(found[at]));
  const [hour = 0, minute = 0, second = 0] = [4, 5, 6].map((at) => Number(found[at] ?? found[at + 5] ?? 0));
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > days || hour > 23 || minute > 59 || second > 59) {
    return undefined;
  }
  const two = (value: number): string => String(value).padStart(2, "0");
  const date = `${found[1] ?? ""}-${two(month)}-${two(day)}`;
  const fraction = (found[7] ?? found[12] ?? "").slice(0, 10).replace(/\.?0*$/, "");
  const time = `${two(hour)}:${two(minute)}:${two(second)}${fraction}`;
  const zone = found[8] ?? "Z";
  const isUtc = zone === "Z" || zone.slice(1) === "00:00";
  const offset = zone.replace(":", "");
  return {
    rfc3339: `${date}T${time}${isUtc ? "Z" : zone}`,
    printed: `${date} ${time} ${isUtc ? "+0000 UTC" : `${offset} ${offset}`}`,
  };
}

/**
 * A number as Go writes it with as few digits as it takes: an exponent from a million on.
 *
 * Source: https://pkg.go.dev/strconv#FormatFloat
 */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
  }
  const [mantissa = "", exponent = "0"] = value.toExponential().split("e");
  const power = Number(exponent);
  if (power >= -4 && power < 6) {
    return Object.is(value, -0) ? "-0" : String(value);
  }
  return `${mantissa}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}
