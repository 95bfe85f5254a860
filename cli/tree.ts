import { STACK_TYPE, type Plan, type PlannedResource } from "../preview/plan";
import { cut, painter, type Terminal } from "./terminal";

/** A line of the tree before it is aligned. */
interface Line {
  readonly type: string;
  readonly name: string;
  readonly note: string;
}

/**
 * The plan as `pulumi preview` draws it: a tree by parent, types shortened, with how many resources stand below each component.
 *
 * Source: https://www.pulumi.com/docs/iac/cli/commands/pulumi_preview/
 */
export function renderTree(plan: Plan, { columns, hasColor }: Pick<Terminal, "columns" | "hasColor">): string {
  const paint = painter(hasColor);
  const lines = linesOf(plan);
  const typeWidth = Math.max(...lines.map(({ type }) => type.length), "Type".length);
  const longestName = Math.max(...lines.map(({ name }) => name.length), "Name".length);
  const longestNote = Math.max(...lines.map(({ note }) => note.length));
  // On a narrow terminal names give way first: what is done, and what is protected, stays.
  const room = columns - MARGIN - typeWidth - GAP - GAP - CREATE.length - longestNote;
  const nameWidth = Math.max(Math.min(longestName, room), SHORTEST_NAME);
  const header = `     ${"Type".padEnd(typeWidth)}  ${"Name".padEnd(nameWidth)}  Plan`;
  const rows = lines.map(({ type, name, note }) => {
    const shown = cut(name, nameWidth).padEnd(nameWidth);
    return paint("create", cut(` +   ${type.padEnd(typeWidth)}  ${shown}  ${CREATE}${note}`, columns));
  });
  return `${[paint("strong", cut(header, columns)), ...rows].join("\n")}\n`;
}

const MARGIN = 5;
const GAP = 2;
const CREATE = "create";
const SHORTEST_NAME = 8;

function linesOf({ resources }: Plan): Line[] {
  const children = new Map<string, PlannedResource[]>();
  for (const resource of resources) {
    const parent = resource.parent ?? "";
    children.set(parent, [...(children.get(parent) ?? []), resource]);
  }
  const lines: Line[] = [];
  const draw = (resource: PlannedResource, indent: string, branch: string): void => {
    const below = (children.get(resource.urn) ?? []).sort(byPlace);
    const count = resource.custom || resource.type === STACK_TYPE ? 0 : countBelow(resource.urn, children);
    lines.push({
      type: `${branch}${shortType(resource.type)}`,
      name: resource.name,
      note: [count > 0 ? ` (${count})` : "", resource.options.protect === true ? " [protect]" : ""].join(""),
    });
    below.forEach((child, index) => {
      const isLast = index === below.length - 1;
      draw(child, `${indent}${isLast ? "   " : "│  "}`, `${indent}${isLast ? "└─ " : "├─ "}`);
    });
  };
  for (const root of children.get("") ?? []) {
    draw(root, "", "");
  }
  return lines;
}

/** Components first, then by type and name. */
function byPlace(one: PlannedResource, other: PlannedResource): number {
  const key = ({ custom, type, name }: PlannedResource) => `${custom ? 1 : 0} ${type} ${name}`;
  return key(one) < key(other) ? -1 : 1;
}

function countBelow(urn: string, children: ReadonlyMap<string, readonly PlannedResource[]>): number {
  return (children.get(urn) ?? []).reduce((sum, child) => sum + 1 + countBelow(child.urn, children), 0);
}

/** A type token as Pulumi shows it: `aws:ec2/vpc:Vpc` is `aws:ec2:Vpc`. */
export function shortType(type: string): string {
  return type.replace(/^([^:]+):([^:/]+)\/[^:]+:/, "$1:$2:");
}
