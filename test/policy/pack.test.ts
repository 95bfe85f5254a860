import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { judge } from "../../policy/judge";
import type { StackResource } from "../../policy/internal/resource";
import { PLACED_RULES } from "../../policy/rule-groups";
import { settingsOf } from "../../policy/settings";
import { Analyzer, type Violation } from "../support/analyzer";
import { builtPack } from "../support/built-pack";
import { resourcesOf } from "../support/policy-example";
import { TODAY } from "../support/run-rule";

let pack: Awaited<ReturnType<typeof builtPack>>;
let analyzer: Analyzer;

beforeAll(async () => {
  pack = await builtPack();
  analyzer = await Analyzer.start(pack.folder, { SPOT_EKS_TODAY: TODAY });
});

afterAll(async () => {
  await analyzer.stop();
  pack.remove();
});

/** What the analyzer says of resources, one by one and together, in order. */
async function throughAnalyzer(resources: readonly StackResource[]): Promise<Violation[]> {
  const single = await Promise.all(resources.map((resource) => analyzer.analyze(resource)));
  return sorted([...single.flat(), ...(await analyzer.analyzeStack(resources))]);
}

/** What the same rules say in process, in the analyzer's words. */
function inProcess(resources: readonly StackResource[], config = {}): Violation[] {
  const { findings, abstentions } = judge(resources, settingsOf("baseline", config), TODAY);
  return sorted([
    ...findings.map(({ rule, urn, level, message }) => ({ policy: rule, urn, level, message })),
    ...abstentions.map(({ rule, urn, message }) => ({
      policy: rule,
      urn,
      level: "advisory" as const,
      message: `This could not be judged: ${message}`,
    })),
  ]);
}

function sorted(violations: readonly Violation[]): Violation[] {
  const key = ({ urn, policy, message }: Violation) => `${urn} ${policy} ${message}`;
  return [...violations].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

test("the engine is told of each rule on single resources by its name, and of one policy for all others", async () => {
  const info = await analyzer.info();
  const single = PLACED_RULES.filter(({ rule }) => rule.kind === "resource").map(({ rule }) => rule.name);
  expect(info.getName()).toBe("spot-eks");
  expect(info.getVersion()).toBe("0.1.0");
  expect(info.getPoliciesList().map((policy) => policy.getName())).toEqual([...single, "stack-rules"]);
});

describe.each(PLACED_RULES.map(({ rule }) => ({ name: rule.name, rule })))("$name", ({ rule }) => {
  test.each(["broken", "kept"] as const)(
    "says of its %s example through the analyzer what it says in process",
    async (which) => {
      const resources = resourcesOf(rule.examples[which]);
      expect(await throughAnalyzer(resources)).toEqual(inProcess(resources));
    },
  );
});
