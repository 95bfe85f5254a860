import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "@jest/globals";

import { readStackFile } from "../../preview/stack-file";
import { parseEnvironment } from "../../stacks/parse-environment";

const FOLDER = path.join(__dirname, "../../docs/guides");

/** Text of each fenced YAML block of a guide that begins as a stack file, such as `# Pulumi.private.yaml`. */
function stackFilesIn(guide: string): readonly string[] {
  const blocks = readFileSync(path.join(FOLDER, guide), "utf8").matchAll(/^```yaml\n(# Pulumi\..*?)^```$/gms);
  return [...blocks].map(([, text = ""]) => text);
}

function problemsIn(stackFile: string): readonly string[] {
  const file = readStackFile(stackFile, "spot-eks");
  const config = file.problems === undefined ? file.config : {};
  const environment: unknown = JSON.parse(config["spot-eks:environment"] ?? "null");
  const { problems = [] } = parseEnvironment(environment, { region: config["aws:region"] ?? "" });
  return [...(file.problems ?? []), ...problems].map((problem) => JSON.stringify(problem));
}

const EXAMPLES = readdirSync(FOLDER).flatMap((guide) =>
  stackFilesIn(guide).map((text) => ({ guide, name: /Pulumi\.[a-z-]+\.yaml/.exec(text)?.[0], text })),
);

describe("stack files in guides", () => {
  test.each(EXAMPLES)("$name of $guide is right", ({ text }) => {
    expect(problemsIn(text)).toEqual([]);
  });

  test.each(["existing-cluster-and-network.md", "private-clusters.md"])("%s has one", (guide) => {
    expect(EXAMPLES.map((example) => example.guide)).toContain(guide);
  });
});
