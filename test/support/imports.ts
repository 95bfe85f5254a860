import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import ts from "typescript";

/** Rooms from the top of the house to its ground; a room may import itself and those after it. */
const FLOORS = [
  "cli",
  "review",
  "preview",
  "stacks",
  "components",
  "charts-values",
  "workloads",
  "capacity",
  "facts",
] as const;

/** Rooms that know nothing of Pulumi. */
const PURE = new Set<string>(["charts-values", "workloads", "capacity", "facts"]);

/** Rooms that the policy pack may import, and those that may import it. */
const POLICY_MAY_USE = new Set(["policy", "workloads", "capacity", "facts"]);
const MAY_USE_POLICY = new Set(["policy", "cli", "review", "preview"]);

/** Files of the policy pack that know CrossGuard; rules know nothing of it. */
const KNOW_CROSSGUARD = /^policy\/(crossguard\/|index\.ts$|internal\/options\.ts$)/;

/** Rooms whose imports are judged. */
export const ROOMS: readonly string[] = [...FLOORS, "policy"];

/** One import of a source file. */
export interface Import {
  /** File from the root of the repository, such as `stacks/index.ts`. */
  readonly from: string;
  /** A file of the repository, or the specifier of a package. */
  readonly to: string;
}

/** What is wrong with an import; undefined when nothing is. */
export function problemOf({ from, to }: Import): string | undefined {
  const [room, target] = [roomOf(from), roomOf(to)];
  if (to.startsWith("@pulumi/") && PURE.has(room)) {
    return `${from}: imports ${to}; ${room} knows no Pulumi package`;
  }
  if (to.startsWith("@pulumi/") && from.startsWith("policy/") && !KNOW_CROSSGUARD.test(from)) {
    return `${from}: imports ${to}; of the pack only policy/crossguard, its entry and the schemas of options know CrossGuard`;
  }
  if (!ROOMS.includes(target)) {
    return undefined;
  }
  const isAllowed =
    room === "policy"
      ? POLICY_MAY_USE.has(target)
      : target === "policy"
        ? MAY_USE_POLICY.has(room)
        : floorOf(target) >= floorOf(room);
  return isAllowed ? undefined : `${from}: imports ${to}; ${room} stands below ${target}`;
}

/** Says whether a file does nothing but hand on what others export. */
export function onlyReexports(source: string): boolean {
  const { statements } = ts.createSourceFile("file.ts", source, ts.ScriptTarget.ES2023);
  const handsOn = (statement: ts.Statement) =>
    ts.isImportDeclaration(statement) || (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined);
  return statements.some(ts.isExportDeclaration) && statements.every(handsOn);
}

/** Imports of a file, type-only ones too. */
export function importsOf(file: string, source: string): Import[] {
  return ts.preProcessFile(source, true, true).importedFiles.map(({ fileName }) => ({
    from: file,
    to: fileName.startsWith(".") ? path.posix.join(path.posix.dirname(file), fileName) : fileName,
  }));
}

/** TypeScript files of a room, from the root of the repository. */
export function sourcesOf(root: string, room: string): string[] {
  try {
    return readdirSync(path.join(root, room), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.includes("node_modules"))
      .map((file) => `${room}/${file.split(path.sep).join("/")}`)
      .sort();
  } catch {
    return [];
  }
}

/** Text of a file of the repository. */
export function read(root: string, file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

function roomOf(file: string): string {
  return file.split("/")[0] ?? "";
}

function floorOf(room: string): number {
  return FLOORS.findIndex((floor) => floor === room);
}
