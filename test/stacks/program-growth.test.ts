import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { makePlan } from "../../preview/engine";
import program from "../../stacks/index";
import { environmentDocument, OWN } from "../support/environment-document";

/** How much a plan of so many further groups holds. */
async function sizeOf(groups: number): Promise<{ readonly resources: number; readonly edges: number }> {
  const more = Object.fromEntries(
    Array.from({ length: groups }, (_, index) => [`nodeGroups.group-${String.fromCharCode(97 + index)}`, OWN]),
  );
  const config = { "aws:region": "us-east-1", "spot-eks:environment": JSON.stringify(environmentDocument(more)) };
  const { resources } = await makePlan({ project: "spot-eks", stack: "dev", config, program });
  return { resources: resources.length, edges: resources.flatMap(({ dependencies }) => dependencies).length };
}

test("each further group adds the same to a plan, however many there are", async () => {
  const none = await sizeOf(0);
  const one = await sizeOf(1);
  const added = { resources: one.resources - none.resources, edges: one.edges - none.edges };

  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 26 }), async (groups) => {
      expect(await sizeOf(groups)).toEqual({
        resources: none.resources + groups * added.resources,
        edges: none.edges + groups * added.edges,
      });
    }),
    { numRuns: 6, seed: 1 },
  );
  expect(added.resources).toBe(4);
});
