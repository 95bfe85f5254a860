import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";

import { stackResourcesOf } from "../../review/stack-resources";
import { judge } from "../../policy/judge";
import type { StackResource } from "../../policy/internal/resource";
import { PLACED_RULES } from "../../policy/rule-groups";
import { settingsOf } from "../../policy/settings";
import { Analyzer, type Violation } from "../support/analyzer";
import { builtPack } from "../support/built-pack";
import { planOfStack } from "../support/golden";
import { resourcesOf, UNKNOWN } from "../support/policy-example";
import { recordProgram } from "../support/whole-program";
import { FINDINGS } from "./programs/findings";
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

test.each(["dev", "staging", "production"])("says of the stack %s what it says in process", async (stack) => {
  const resources = stackResourcesOf(await planOfStack(stack));
  expect(await throughAnalyzer(resources)).toEqual(inProcess(resources));
});

test.each(Object.keys(FINDINGS))("says of the program %s what it says in process", async (name) => {
  const resources = stackResourcesOf((await recordProgram(name)).plan);
  expect(await throughAnalyzer(resources)).toEqual(inProcess(resources));
});

describe("configured", () => {
  const NARROW = "spot-node-group-is-diversified";
  const HOOK = "spot-group-has-a-termination-hook";
  const narrow = resourcesOf({
    workers: { type: "aws:eks/nodeGroup:NodeGroup", properties: { capacityType: "SPOT", instanceTypes: ["m5.large"] } },
  });
  const unhooked = resourcesOf({
    workers: {
      type: "aws:autoscaling/group:Group",
      properties: {
        mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } },
        tags: [{ key: "kubernetes.io/cluster/east", value: "owned", propagateAtLaunch: true }],
      },
    },
  });
  const levelsOf = async (resources: readonly StackResource[], rule: string) =>
    (await throughAnalyzer(resources)).filter(({ policy }) => policy === rule).map(({ level }) => level);

  afterEach(() => analyzer.configure({}));

  test("a rule on one resource has the level and options that it is given", async () => {
    await analyzer.configure({ [NARROW]: { enforcementLevel: "advisory" } });
    expect(await levelsOf(narrow, NARROW)).toEqual(["advisory"]);
    await analyzer.configure({ [NARROW]: { enforcementLevel: "disabled" } });
    expect(await levelsOf(narrow, NARROW)).toEqual([]);
  });

  test("a rule on several has its own level, and at most that of the policy which carries it", async () => {
    expect(await levelsOf(unhooked, HOOK)).toEqual(["advisory"]);
    await analyzer.configure({ "stack-rules": { enforcementLevel: "mandatory", rules: { [HOOK]: "mandatory" } } });
    expect(await levelsOf(unhooked, HOOK)).toEqual(["mandatory"]);
    await analyzer.configure({ "stack-rules": { enforcementLevel: "advisory", rules: { [HOOK]: "mandatory" } } });
    expect(await levelsOf(unhooked, HOOK)).toEqual(["advisory"]);
    await analyzer.configure({
      "stack-rules": { enforcementLevel: "mandatory", rules: { [HOOK]: { enforcementLevel: "disabled" } } },
    });
    expect(await levelsOf(unhooked, HOOK)).toEqual([]);
  });

  test("what is exempt by name is advice", async () => {
    const exemptions = [{ name: "work*", reason: "moves in March", until: "2027-03-31" }];
    await analyzer.configure({
      [NARROW]: { enforcementLevel: "mandatory", exemptions },
      "stack-rules": {
        enforcementLevel: "mandatory",
        rules: { [HOOK]: { enforcementLevel: "mandatory", exemptions } },
      },
    });
    expect(await levelsOf(narrow, NARROW)).toEqual(["advisory"]);
    expect(await levelsOf(unhooked, HOOK)).toEqual(["advisory"]);
  });
});

describe("mending", () => {
  const RULE = "spot-group-allocates-by-capacity";
  const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "hunter2" };
  const group = (properties: object) =>
    resourcesOf({
      workers: {
        type: "aws:autoscaling/group:Group",
        properties: {
          mixedInstancesPolicy: {
            instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0, spotAllocationStrategy: "lowest-price" },
            launchTemplate: { launchTemplateSpecification: { launchTemplateId: UNKNOWN } },
          },
          ...properties,
        },
      },
    });

  beforeAll(() => analyzer.configure({ [RULE]: { enforcementLevel: "remediate" } }));
  afterAll(() => analyzer.configure({}));

  test("changes what the rule is about, and hands on unknown values and secrets as they are", async () => {
    const [resource] = group({ placementGroup: SECRET });
    const mended = resource === undefined ? {} : await analyzer.remediate(resource);
    expect(mended).toEqual({
      [RULE]: {
        mixedInstancesPolicy: {
          instancesDistribution: {
            onDemandPercentageAboveBaseCapacity: 0,
            spotAllocationStrategy: "price-capacity-optimized",
          },
          launchTemplate: { launchTemplateSpecification: { launchTemplateId: UNKNOWN } },
        },
        placementGroup: SECRET,
      },
    });
  });

  test("leaves what holds a secret in the part to be changed", async () => {
    const [resource] = group({
      mixedInstancesPolicy: {
        instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0, spotMaxPrice: SECRET },
      },
    });
    expect(resource === undefined ? undefined : await analyzer.remediate(resource)).toEqual({});
  });
});
