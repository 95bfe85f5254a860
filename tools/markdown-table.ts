/** A table with its columns in line, as Prettier leaves it, with a newline at the end. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, at) => (row[at] ?? "").padEnd(width)).join(" | ")} |`;
  const [first = head, ...body] = cells;
  return [line(first), line(widths.map((width) => "-".repeat(width))), ...body.map(line), ""].join("\n");
}
