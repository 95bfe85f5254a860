import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { KUBERNETES_MINORS, KUBERNETES_SUPPORT } from "../facts/eks-versions";
import { EDITS, type Edit } from "../test/review/edits";
import { markdownTable } from "./markdown-table";

const FILE = path.join(__dirname, "../docs/guides/upgrading.md");

/** Lists of more lines than this are told by their number. */
const MOST_LINES = 4;

/** What the tables of the guide are made of, by the name in their markers. */
const TABLES = { edits: editsTable, support: supportTable } as const;

/**
 * The guide with its tables made anew, between `<!-- edits: generated -->` and `<!-- /edits -->` and the like.
 *
 * @throws Error - a marker is missing.
 */
export function upgradingGuide(guide: string): string {
  return Object.entries(TABLES).reduce((text, [name, table]) => {
    const [begin, end] = [`<!-- ${name}: generated -->`, `<!-- /${name} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) {
      throw new Error(
        `docs/guides/upgrading.md has no ${begin} with ${end} after it; put them where the table belongs`,
      );
    }
    return `${text.slice(0, from)}${begin}\n\n${table()}\n${text.slice(to)}`;
  }, guide);
}

function editsTable(): string {
  return markdownTable(["Edit", "Nodes", "Made, removed, replaced", "Changed in place", "Refused"], EDITS.map(cellsOf));
}

function cellsOf({ edit, does }: Edit): readonly string[] {
  const { nodes = [], made, removed, replaced, inPlace, refused = [] } = does;
  const whole = [
    ...counted("made: ", made, "types of resources"),
    ...counted("removed: ", removed, "types of resources"),
    ...counted("replaced: ", replaced, "resources"),
  ];
  const changed = counted("", inPlace, "types of resources").join("");
  return [edit, nodes.map(shorter).join("; "), whole.join("; "), changed, refused.join("; ")];
}

/** The lines, or how many of what there are; nothing, where there is none. */
function counted(title: string, lines: readonly string[] | undefined, unit: string): readonly string[] {
  if (lines === undefined) {
    return [];
  }
  const list = lines.length > MOST_LINES ? `${lines.length} ${unit}` : lines.join("; ");
  return [`${title}${list}`];
}

/** One name for the groups of an enduring group, and the command without its arguments. */
function shorter(line: string): string {
  return line
    .replace("enduring-us-east-1a, enduring-us-east-1b", "enduring")
    .replace(/bin\/roll-enduring-nodes .*/, "`bin/roll-enduring-nodes`");
}

function supportTable(): string {
  const rows = KUBERNETES_MINORS.map((minor) => {
    const { releaseDate, endOfStandardSupport, endOfExtendedSupport } = KUBERNETES_SUPPORT[minor];
    return [minor, releaseDate, endOfStandardSupport, endOfExtendedSupport];
  });
  return markdownTable(["Kubernetes", "on EKS since", "standard support ends", "extended support ends"], rows);
}

if (require.main === module) {
  writeFileSync(FILE, upgradingGuide(readFileSync(FILE, "utf8")));
}
