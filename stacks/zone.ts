import type { Zone } from "../capacity/pools";

/**
 * A zone by its name, with its id where the environment tells it.
 *
 * @param zoneIds - Ids by name, as the environment writes them. Default: none are told.
 */
export function zoneOf(name: string, zoneIds: Readonly<Record<string, string | undefined>> = {}): Zone {
  const id = zoneIds[name];
  return { name, ...(id === undefined ? {} : { id }) };
}
