import { existsSync, readFileSync } from "node:fs";

/** What a file of JSON holds, or in words why nothing can be read of it, to be put behind the file's name. */
export function jsonIn(file: string): { readonly value?: unknown; readonly problem?: string } {
  if (!existsSync(file)) {
    return { problem: "is not there; write the path of a file of JSON" };
  }
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    return { problem: `cannot be read: ${messageOf(error)}` };
  }
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch (error) {
    return { problem: `is not JSON: ${messageOf(error)}` };
  }
}

/** An error in one line; a parser's may repeat several of what it read. */
function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/[\p{C}\s]+/gu, " ");
}
