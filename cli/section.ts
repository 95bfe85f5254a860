import { cut, painter, type Terminal } from "./terminal";

/** Columns before a line of a section. */
export const INDENT = 4;

/** Lines of a section: an empty one, the title, then what stands below it; none where nothing does. */
export type Section = (title: string, lines: readonly string[]) => readonly string[];

/** A function that puts lines below a title, each cut to the width of the terminal. */
export function sectionFor({ columns, hasColor }: Pick<Terminal, "columns" | "hasColor">): Section {
  const paint = painter(hasColor);
  return (title, lines) =>
    lines.length === 0
      ? []
      : [
          "",
          paint("strong", cut(title, columns)),
          ...lines.map((line) => cut(`${" ".repeat(INDENT)}${line}`, columns)),
        ];
}
