import { existsSync, readFileSync } from "node:fs";

import { repeatedKey } from "./repeated-key";

/** What a file of JSON holds, or in words why nothing can be read of it, to be put behind the file's name. */
export interface JsonFile {
  readonly value?: unknown;
  readonly problem?: string;
}

/** Reads a file of JSON in which each key of an object stands once. */
export function jsonIn(file: string): JsonFile {
  if (!existsSync(file)) {
    return { problem: "is not there; write the path of a file of JSON" };
  }
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    return { problem: `cannot be read: ${messageOf(error)}` };
  }
  return parsed(text.replace(/^\uFEFF/, ""));
}

function parsed(text: string): JsonFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `is not JSON: ${messageOf(error)}` };
  }
  const repeated = repeatedKey(text);
  if (repeated === undefined) {
    return { value };
  }
  const [first, again] = repeated.lines;
  const lines = first === again ? `line ${first}` : `lines ${first} and ${again}`;
  return { problem: `has ${repeated.path} twice, on ${lines}; keep one of them` };
}

/** An error in one line; a parser's may repeat several of what it read. */
function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/[\p{C}\s]+/gu, " ");
}
