import { createHash } from "node:crypto";

const DIGEST_CHARACTERS = 8;

/**
 * A name made to fit: as it is where it is short enough, else its beginning and a digest of all of it.
 *
 * Two long names that begin alike stay two names, and a name is always shortened the same way.
 */
export function boundedName(name: string, maxLength: number): string {
  if (name.length <= maxLength) {
    return name;
  }
  const digest = createHash("sha256").update(name).digest("hex").slice(0, DIGEST_CHARACTERS);
  return `${name.slice(0, maxLength - DIGEST_CHARACTERS - 1)}-${digest}`;
}
