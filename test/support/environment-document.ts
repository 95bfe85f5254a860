import { parseEnvironment } from "../../stacks/parse-environment";

/** A part of a document: maps by key, lists by index. */
type Part = Record<string, unknown>;

/** What a test changes: values by path, with dots between the steps; `undefined` takes the key out. */
export type Changes = Readonly<Record<string, unknown>>;

/** One way to change the document, and what is said about it. */
export interface RefusedRow {
  readonly what: string;
  readonly set: Changes;
  readonly problems: readonly string[];
}

/** One way to change the document that is right. */
export interface AcceptedRow {
  readonly what: string;
  readonly set: Changes;
}

const TYPES = ["m7i.xlarge", "m6i.xlarge"];

/** A system group, as a document writes it. */
export const SYSTEM = { kind: "on-demand", role: "system", instanceTypes: ["m7i.large"], size: { min: 2, max: 3 } };

/** A self-managed spot group, as a document writes it; few pools are enough for a test. */
export const OWN = {
  kind: "spot",
  management: "self-managed",
  instanceTypes: TYPES,
  size: { min: 0, max: 5 },
  minPools: { instanceTypes: 1, zones: 1 },
};

/** A small, right document in us-east-1, with one group of each kind, changed in places. */
export function environmentDocument(changes: Changes = {}): unknown {
  const document: unknown = structuredClone({
    name: "test",
    zones: ["us-east-1a", "us-east-1b"],
    network: { nat: "single" },
    cluster: {
      version: "1.36",
      controlPlaneZones: ["us-east-1a", "us-east-1b"],
      publicAccessCidrs: ["192.0.32.0/20"],
    },
    nodeGroups: { system: SYSTEM, managed: { ...OWN, management: "managed" }, own: OWN },
  });
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split(".");
    const last = steps.pop() ?? "";
    const part = steps.reduce<unknown>((within, step) => (within as Part)[step], document) as Part;
    if (value === undefined) {
      Reflect.deleteProperty(part, last);
    } else {
      part[last] = value;
    }
  }
  return document;
}

/** What is wrong with the changed document, one line each, as a person would read it. */
export function problemsOf(changes: Changes, region = "us-east-1"): readonly string[] {
  const { problems = [] } = parseEnvironment(environmentDocument(changes), { region });
  return problems.map(({ path, message }) => `${path}: ${message}`);
}
