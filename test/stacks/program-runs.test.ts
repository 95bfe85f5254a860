import { readFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, test } from "@jest/globals";

import { makePlan } from "../../preview/engine";
import type { Plan } from "../../preview/plan";
import { planDocument, toSortedJson } from "../../preview/plan-document";
import { readStackFile } from "../../preview/stack-file";
import program from "../../stacks/index";
import { summaryOf } from "../../stacks/summary";
import { planOfStack } from "../support/golden";

const DEV = readFileSync(path.join(__dirname, "../../stacks/Pulumi.dev.yaml"), "utf8");
const CIPHERTEXT = "v1:hunter2hunter2:AAABAGhRkJd2";

/** The plan of a stack file's text, and the JSON document of it. */
async function run(text: string, project = "spot-eks"): Promise<{ readonly plan: Plan; readonly json: string }> {
  const file = readStackFile(text, project);
  if (file.problems !== undefined) {
    throw new Error(file.problems.map(({ message }) => message).join("\n"));
  }
  const { config, secretKeys } = file;
  const plan = await makePlan({ project, stack: "dev", config, secretKeys, program });
  return { plan, json: toSortedJson(planDocument(plan, summaryOf(config, "2026-11-23") ?? {})) };
}

let dev: Awaited<ReturnType<typeof run>>;
beforeAll(async () => {
  dev = await run(DEV);
});

test("a plan made twice in one process is the same text", async () => {
  expect((await run(DEV)).json).toBe(dev.json);
});

test("plans of two stacks made at once do not mix", async () => {
  const [staging, again, production] = await Promise.all([planOfStack("staging"), run(DEV), planOfStack("production")]);
  const strange = ({ resources }: Plan, stack: string) =>
    resources.filter(({ urn }) => !urn.startsWith(`urn:pulumi:${stack}::spot-eks::`)).map(({ urn }) => urn);

  expect(again.json).toBe(dev.json);
  expect([...strange(staging, "staging"), ...strange(production, "production")]).toEqual([]);
  expect(JSON.stringify(staging)).not.toMatch(/\bproduction-|\bdev-/);
  expect(JSON.stringify(production)).not.toMatch(/\bstaging-|\bdev-/);
});

describe("a secret elsewhere in the configuration", () => {
  test("changes nothing and is never shown", async () => {
    const withSecret = await run(`${DEV}  app:token:\n    secure: ${CIPHERTEXT}\n`);

    expect(withSecret.json).toBe(dev.json);
    expect(withSecret.json).not.toContain("hunter2");
    expect(JSON.stringify(withSecret.plan)).not.toContain("[secret]");
  });

  test("may stand beside what the CLI needs to decrypt it", async () => {
    const salted = await run(`encryptionsalt: v1:salt\n${DEV}  app:token:\n    secure: ${CIPHERTEXT}\n`);

    expect(salted.json).toBe(dev.json);
  });
});

describe("in a project of another name", () => {
  test("tokens of types stay, and so does the key of the configuration", async () => {
    const { plan } = await run(DEV, "platform");
    const types = (of: Plan) => of.resources.map(({ type }) => type);

    expect(types(plan)).toEqual(types(dev.plan));
    expect(types(plan)).toContain("spot-eks:components:Network");
    expect(plan.resources.map(({ urn }) => urn.split("::")[1])).toEqual(plan.resources.map(() => "platform"));
  });

  test("everything but URNs and the stack's own name is the same", async () => {
    const { json } = await run(DEV, "platform");

    expect(json.replaceAll("::platform::", "::spot-eks::").replaceAll("platform-dev", "spot-eks-dev")).toBe(dev.json);
  });
});
