import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

import { INDEX_FILE } from "./files";
import { OWN_HEADER } from "./yaml-text";

/** What became of a folder. */
export interface WrittenFolder {
  /** Files that are new or changed. */
  readonly written: readonly string[];
  /** Files of an earlier run that are no longer wanted, and are gone. */
  readonly removed: readonly string[];
  /** Files that somebody else put there; they are left alone. */
  readonly foreign: readonly string[];
}

/** What keeps a folder from being written, a line each; nothing was changed then. */
export interface RefusedFolder {
  readonly problems: readonly string[];
}

/** Where `--render` writes; it is made anew by each rendering, and left alone otherwise. */
const RENDERED = "rendered/";

/** End of the names under which files are written before they take their places. */
const HALF_WRITTEN = ".spot-eks-writing";

/**
 * Makes a folder hold these files.
 *
 * What is already as it should be stays untouched. All new files are written under other names first and then renamed, so
 * that none is half-written. Files that this command did not write are neither changed nor removed.
 */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>): WrittenFolder | RefusedFolder {
  const obstacle = obstacleAt(folder);
  if (obstacle !== undefined) {
    return { problems: [obstacle] };
  }
  const there = filesIn(folder).filter((file) => !file.startsWith(RENDERED));
  const taken = [...files.keys()].filter((file) => isTaken(folder, file, there));
  if (taken.length > 0) {
    return { problems: taken.map((file) => `${file} is there and was not written by spot-eks values; move it away`) };
  }
  const own = there.filter((file) => isOwn(folder, file));
  const removed = own.filter((file) => !files.has(file));
  const written = [...files.keys()].filter((file) => contentOf(folder, file) !== files.get(file));
  const problem = replace(folder, written, files);
  if (problem !== undefined) {
    return { problems: [problem] };
  }
  removed.forEach((file) => rmSync(path.join(folder, file)));
  return { written, removed, foreign: there.filter((file) => !own.includes(file)) };
}

function obstacleAt(folder: string): string | undefined {
  if (!existsSync(folder)) {
    return undefined;
  }
  return lstatSync(folder).isDirectory() ? undefined : "is not a folder; write the path of a new or an empty one";
}

/** Paths of all files below a folder, without following links. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}

/** A wanted path that is somebody else's, or lies below what is no folder. */
function isTaken(folder: string, file: string, there: readonly string[]): boolean {
  const parent = path.posix.dirname(file);
  return (there.includes(file) && !isOwn(folder, file)) || (parent !== "." && there.includes(parent));
}

function isOwn(folder: string, file: string): boolean {
  if (!lstatSync(path.join(folder, file)).isFile()) {
    return false;
  }
  const content = contentOf(folder, file) ?? "";
  return file === INDEX_FILE ? isIndex(content) : content.startsWith(OWN_HEADER);
}

/** JSON knows no comment, so the list of releases is known by its shape. */
function isIndex(content: string): boolean {
  try {
    const value: unknown = JSON.parse(content);
    return (
      Array.isArray(value) && value.every((each) => typeof each === "object" && each !== null && "release" in each)
    );
  } catch {
    return false;
  }
}

function contentOf(folder: string, file: string): string | undefined {
  try {
    return readFileSync(path.join(folder, file), "utf8");
  } catch {
    return undefined;
  }
}

/** Writes files beside their places, then puts all of them there; in words what kept it from that. */
function replace(folder: string, files: readonly string[], contents: ReadonlyMap<string, string>): string | undefined {
  const drafts = files.map((file) => ({ at: path.join(folder, file), text: contents.get(file) ?? "" }));
  try {
    for (const { at, text } of drafts) {
      mkdirSync(path.dirname(at), { recursive: true });
      writeFileSync(`${at}${HALF_WRITTEN}`, text);
    }
    drafts.forEach(({ at }) => renameSync(`${at}${HALF_WRITTEN}`, at));
    return undefined;
  } catch (error) {
    drafts.forEach(({ at }) => rmSync(`${at}${HALF_WRITTEN}`, { force: true }));
    return `cannot be written: ${error instanceof Error ? error.message : String(error)}`;
  }
}
