import { isList, isObject, type WireValue } from "../preview/wire";
import { isSameValue, keysOf, partOf } from "./property-path";

/**
 * Paths at which two values differ, such as `launchTemplate.version` or `tags["a.b"]`, in order of name.
 *
 * A list is named as a whole where an element came or went, or where it holds no objects.
 */
export function differingPaths(before: WireValue | undefined, after: WireValue | undefined, path = ""): string[] {
  if (isObject(before) && isObject(after)) {
    return keysOf(before, after).flatMap((key) =>
      differingPaths(partOf(before, key), partOf(after, key), below(path, key)),
    );
  }
  if (isList(before) && isList(after) && before.length === after.length && [...before, ...after].every(isObject)) {
    return before.flatMap((element, place) => differingPaths(element, after[place], `${path}[${place}]`));
  }
  return isSameValue(before, after) ? [] : [path];
}

function below(path: string, key: string): string {
  const isPlain = /^[^.[\]"]+$/.test(key);
  return isPlain ? `${path}${path === "" ? "" : "."}${key}` : `${path}["${key}"]`;
}
