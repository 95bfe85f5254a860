import type { PolicyConfigSchema } from "@pulumi/policy";

/** JSON schema of one setting, as far as CrossGuard takes it. */
export type SettingSchema = PolicyConfigSchema["properties"][string];

/** What an organisation may set of a rule. */
export interface Option<T> {
  /** JSON schema, with description and default: what CrossGuard shows and `policies validate` checks against. */
  readonly schema: SettingSchema;
  /** What holds where nothing is set. */
  readonly standard: T;
  /** What is allowed, as messages say it, such as `a whole number from 2 to 20`. */
  readonly allowed: string;
  /** The value as the rule takes it; undefined where it is none. */
  readonly read: (raw: unknown) => T | undefined;
}

/** The options of a rule by name. */
export type Options = Readonly<Record<string, Option<unknown>>>;

/** What the options of a rule are set to. */
export type OptionValues<O extends Options> = {
  readonly [Name in keyof O]: O[Name] extends Option<infer T> ? T : never;
};

/** A whole number. */
export function integer(what: {
  readonly description: string;
  readonly standard: number;
  readonly minimum: number;
  readonly maximum?: number;
}): Option<number> {
  const { description, standard, minimum, maximum } = what;
  const bounds = { minimum, ...(maximum === undefined ? {} : { maximum }) };
  return {
    schema: { type: "integer", description, ...bounds, default: standard },
    standard,
    allowed:
      maximum === undefined ? `a whole number of at least ${minimum}` : `a whole number from ${minimum} to ${maximum}`,
    read: (raw) =>
      typeof raw === "number" && Number.isInteger(raw) && raw >= minimum && raw <= (maximum ?? Infinity)
        ? raw
        : undefined,
  };
}

/** A whole number that switches a check on; where it is left out, the check is off. */
export function optionalInteger(what: {
  readonly description: string;
  readonly minimum: number;
}): Option<number | null> {
  const { description, minimum } = what;
  return {
    schema: { type: "integer", description, minimum },
    standard: null,
    allowed: `a whole number of at least ${minimum}`,
    read: (raw) => (typeof raw === "number" && Number.isInteger(raw) && raw >= minimum ? raw : undefined),
  };
}

/** Yes or no. */
export function flag(what: { readonly description: string; readonly standard: boolean }): Option<boolean> {
  const { description, standard } = what;
  return {
    schema: { type: "boolean", description, default: standard },
    standard,
    allowed: "true or false",
    read: (raw) => (typeof raw === "boolean" ? raw : undefined),
  };
}

/** Several texts. */
export function texts(what: {
  readonly description: string;
  readonly standard: readonly string[];
}): Option<readonly string[]> {
  const { description, standard } = what;
  return {
    schema: { type: "array", items: { type: "string", minLength: 1 }, description, default: [...standard] },
    standard,
    allowed: "a list of texts",
    read: (raw) => (Array.isArray(raw) && raw.every(isText) ? raw : undefined),
  };
}

/** One word of several. */
export function choice<const Word extends string>(what: {
  readonly description: string;
  readonly words: readonly Word[];
  readonly standard: Word;
}): Option<Word> {
  const { description, words, standard } = what;
  return {
    schema: { type: "string", enum: [...words], description, default: standard },
    standard,
    allowed: `one of ${words.join(", ")}`,
    read: (raw) => words.find((word) => word === raw),
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
