import { renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { Command } from "commander";

import { provenance } from "../facts/replace-on-changes.json";
import { CATALOGUE } from "./refresh/catalogue";
import type { DatedFact } from "./refresh/fact";
import { Lack, shown } from "./refresh/outside";
import { PRICES } from "./refresh/prices";
import { BOTTLEROCKET, EKS_VERSIONS } from "./refresh/versions";

const REPLACE: DatedFact = {
  name: "replace",
  file: "facts/replace-on-changes.json",
  asOf: provenance.date,
  source: "https://github.com/pulumi/pulumi-aws and https://github.com/hashicorp/terraform-provider-aws",
  renewal: {
    kind: "by hand",
    steps:
      "with another @pulumi/aws or @pulumi/kubernetes: write replace-on-changes.json of its provider, then " +
      "npm run facts:replace -- FOLDER",
  },
};

const FACTS: readonly DatedFact[] = [CATALOGUE, PRICES, EKS_VERSIONS, BOTTLEROCKET, REPLACE];

/** What to renew, and where. */
export interface Refresh {
  /** Name of one fact. Default: all. */
  readonly only?: string;
  /** Only tell how; run nothing. */
  readonly isList: boolean;
  /** Root of the repository. */
  readonly root: string;
  /** Day of the answers, such as `2026-11-25`. */
  readonly today: string;
}

/** What was done, in lines, and whether every fact that was asked for is renewed or looked up. */
export interface Refreshed {
  readonly lines: readonly string[];
  readonly isComplete: boolean;
}

/**
 * Renews dated facts from AWS. A file is written whole, after every command of its fact has answered, or not at all.
 *
 * @throws RangeError - there is no such fact.
 */
export function refreshFacts({ only, isList, root, today }: Refresh): Refreshed {
  const facts = FACTS.filter(({ name }) => only === undefined || name === only);
  if (facts.length === 0) {
    throw new RangeError(`--only: ${only ?? ""} is not one of ${FACTS.map(({ name }) => name).join(", ")}`);
  }
  const done = facts.map((fact) => ({
    fact,
    outcome: isList ? { lines: howTo(fact), isComplete: true } : renew(fact, root, today),
  }));
  return {
    lines: done.flatMap(({ fact: { name, file, asOf }, outcome }) => [
      `${name}: ${file} (${asOf})`,
      ...outcome.lines.map((line) => `  ${line}`),
    ]),
    isComplete: done.every(({ outcome }) => outcome.isComplete),
  };
}

function howTo({ source, renewal }: DatedFact): readonly string[] {
  const from = `source: ${source}`;
  switch (renewal.kind) {
    case "generated":
      return [from, ...renewal.commands.map(shown), `then what ${renewal.generator} does`];
    case "looked up":
      return [from, ...renewal.commands.map(shown), "then by hand, what is not listed"];
    case "by hand":
      return [from, `by hand: ${renewal.steps}`];
  }
}

function renew(fact: DatedFact, root: string, today: string): Refreshed {
  const { renewal } = fact;
  try {
    switch (renewal.kind) {
      case "generated":
        replaceFile(path.join(root, fact.file), renewal.text(today));
        return { lines: ["renewed; look at the difference, and run the tests"], isComplete: true };
      case "looked up": {
        const news = renewal.news();
        const lines = news.length === 0 ? ["nothing new"] : [...news, `by hand: add what is wanted to ${fact.file}`];
        return { lines, isComplete: true };
      }
      case "by hand":
        return { lines: howTo(fact), isComplete: true };
    }
  } catch (error) {
    if (!(error instanceof Lack)) {
      throw error;
    }
    return { lines: [`not renewed: ${error.message}`], isComplete: false };
  }
}

/** Writes a file so that nobody ever sees half of it. */
function replaceFile(file: string, text: string): void {
  const draft = `${file}.new`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

function main(args: readonly string[]): number {
  const program = new Command("facts:refresh")
    .description("Renew the facts that have a day, with the AWS CLI and curl; without them say what is lacking")
    .option("--only <fact>", `one of ${FACTS.map(({ name }) => name).join(", ")}`)
    .option("--list", "only tell how each is renewed")
    .option("-C, --cwd <folder>", "root of the checkout whose facts are renewed", path.dirname(__dirname));
  const { only, list, cwd } = program.parse(args, { from: "user" }).opts<{ only?: string; list?: true; cwd: string }>();
  try {
    const { lines, isComplete } = refreshFacts({
      ...(only !== undefined && { only }),
      isList: list === true,
      root: cwd,
      today: new Date().toISOString().slice(0, 10),
    });
    console.log(lines.join("\n"));
    return isComplete ? 0 : 1;
  } catch (error) {
    if (!(error instanceof RangeError)) {
      throw error;
    }
    console.error(`error: ${error.message}`);
    return 64;
  }
}

if (require.main === module) {
  process.exitCode = main(process.argv.slice(2));
}
