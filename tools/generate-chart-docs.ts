import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { chartIndex, chartPages } from "./chart-pages";

const FOLDER = path.join(__dirname, "../docs/charts");

/** Files of `docs/charts/` by their names: a page for each chart, and the list of them. */
export function chartDocs(): ReadonlyMap<string, string> {
  const pages = [...chartPages()].map(([chart, page]): [string, string] => [`${chart}.md`, page]);
  return new Map([["README.md", chartIndex()], ...pages]);
}

function main(): void {
  const files = chartDocs();
  mkdirSync(FOLDER, { recursive: true });
  for (const file of readdirSync(FOLDER).filter((name) => !files.has(name))) {
    rmSync(path.join(FOLDER, file));
  }
  for (const [file, content] of files) {
    writeFileSync(path.join(FOLDER, file), content);
  }
}

if (require.main === module) {
  main();
}
