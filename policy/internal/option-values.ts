import type { Options, OptionValues } from "./options";

/** What the options of a rule are set to: as configured, and the default where one is left out or no such value. */
export function valuesOf<O extends Options>(options: O, given: Readonly<Record<string, unknown>>): OptionValues<O> {
  const isComplete = (some: Record<string, unknown>): some is OptionValues<O> & Record<string, unknown> =>
    Object.keys(options).every((name) => Object.hasOwn(some, name));
  const values: Record<string, unknown> = {};
  for (const [name, { read, standard }] of Object.entries(options)) {
    values[name] = (Object.hasOwn(given, name) ? read(given[name]) : undefined) ?? standard;
  }
  if (!isComplete(values)) {
    throw new TypeError("an option of a rule has no name");
  }
  return values;
}
