import { afterAll, beforeAll, expect, test } from "@jest/globals";

import { ec2NodeClass } from "../../charts-values/ec2-node-class";
import { nodePools } from "../../charts-values/node-pools";
import { apiServerTest, startApiServer, type ApiServer } from "../support/api-server";
import { BROKEN_CLASSES, CLASS_FACTS, FULL_CLASS_FACTS } from "../support/broken-node-classes";
import { BROKEN_POOLS, GOOD_POOL } from "../support/broken-node-pools";
import { definitionOf } from "../support/crd-schema";
import { BROAD, LISTED } from "../support/node-pool-facts";

const POOLS = "/apis/karpenter.sh/v1/nodepools";
const CLASSES = "/apis/karpenter.k8s.aws/v1/ec2nodeclasses";

const serverTest = apiServerTest("no node pool or node class was shown to an API server");
let server: ApiServer | undefined;

beforeAll(async () => {
  if (serverTest === test) {
    server = await startApiServer();
    await server.define(definitionOf("NodePool"));
    await server.define(definitionOf("EC2NodeClass"));
  }
}, 120_000);

afterAll(async () => {
  await server?.stop();
});

serverTest.each([
  { what: "listed types", facts: LISTED },
  { what: "broad types", facts: BROAD },
  { what: "on-demand nodes", facts: { ...BROAD, capacity: { kind: "on-demand" } } },
  { what: "enduring nodes", facts: { ...LISTED, capacity: { kind: "enduring" } } },
  {
    what: "an on-demand base, spot and a stand-in",
    facts: {
      ...LISTED,
      capacity: {
        kind: "mixed",
        onDemandBaseCapacity: 2,
        standInNodes: 3,
        spotTaints: [{ key: "spot", effect: "NoSchedule" }],
      },
      disruption: { windows: [{ schedule: "0 8 * * mon-fri", durationHours: 9, reasons: ["Drifted"] }] },
    },
  },
] as const)("the server takes pools of $what", async ({ facts }) => {
  for (const pool of nodePools(facts)) {
    expect(await server?.refusal(POOLS, pool)).toBeUndefined();
  }
});

serverTest.each([CLASS_FACTS, FULL_CLASS_FACTS])("the server takes a class of $amiFamily", async (facts) => {
  expect(await server?.refusal(CLASSES, ec2NodeClass(facts))).toBeUndefined();
});

serverTest.each(BROKEN_POOLS)(
  "$what is refused where the server sees it",
  async ({ pool, passesTheServer = false }) => {
    const refusal = await server?.refusal(POOLS, pool);
    expect(refusal === undefined).toBe(passesTheServer);
  },
);

serverTest.each(BROKEN_CLASSES)(
  "$what is refused where the server sees it",
  async ({ nodeClass, passesTheServer = false }) => {
    const refusal = await server?.refusal(CLASSES, nodeClass);
    expect(refusal === undefined).toBe(passesTheServer);
  },
);

serverTest("the server refuses a key that it does not know", async () => {
  const misspelt = { ...GOOD_POOL, spec: { ...GOOD_POOL.spec, wieght: 3 } };
  expect(await server?.refusal(POOLS, misspelt)).toContain('unknown field "spec.wieght"');
});
