import { afterAll, beforeAll, expect, test } from "@jest/globals";

import type { KubernetesObject } from "../../charts-values/kubernetes-object";
import { RELEASE_SERVICE_ACCOUNTS, SYSTEM_NAMESPACE, type ControllerRelease } from "../../facts/releases";
import { deliveriesOf } from "../../stacks/releases/deliveries";
import type { DeliveryContext } from "../../stacks/releases/release";
import { documentedCharts } from "../../tools/chart-examples";
import { deliveryContext, deliveryContextOf } from "../../tools/stack-deliveries";
import { apiServerTest, startApiServer, type ApiServer } from "../support/api-server";
import { collectionOf, isBuiltIn } from "../support/collections";
import { environmentDocument } from "../support/environment-document";
import { CRD_OF_KIND, definitionOf } from "../support/crd-schema";
import { chartFolder, helmTest, render } from "../support/helm";
import { accountProblems, foreignImages, objectsIn, placementProblems, type RenderedObject } from "../support/rendered";

const REGISTRY = "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror";
const KUBERNETES_MINOR = "1.36";

/** Charts whose pods live where the others' space is held, and not on the system group. */
const OFF_THE_SYSTEM_GROUP: ReadonlySet<string> = new Set(["cluster-overprovisioner"]);

/** Values to render, by what they are of. */
interface Row {
  readonly what: string;
  readonly chart: string;
  readonly values: object;
  /** The same with a registry of one's own. */
  readonly copied: object;
}

function exampleRows(): readonly Row[] {
  const copies = documentedCharts({ registry: REGISTRY });
  return documentedCharts().flatMap(({ pin, examples }, chartAt) =>
    examples.map(({ type, values }, at) => ({
      what: `the example ${type}`,
      chart: pin.name,
      values,
      copied: copies[chartAt]?.examples[at]?.values ?? {},
    })),
  );
}

/** The stacks of the project, and an environment whose nodes Karpenter makes. */
const ENVIRONMENTS: Readonly<Record<string, (registry?: string) => DeliveryContext<string>>> = {
  dev: (registry) => deliveryContextOf("dev", registry),
  staging: (registry) => deliveryContextOf("staging", registry),
  production: (registry) => deliveryContextOf("production", registry),
  "beside Karpenter": (registry) =>
    deliveryContext(environmentDocument({ provisioner: { engine: "karpenter" } }), "us-east-1", registry),
};

function environmentRows([what, contextWith]: [string, (typeof ENVIRONMENTS)[string]]): readonly Row[] {
  const copies = deliveriesOf(contextWith(REGISTRY));
  return deliveriesOf(contextWith()).flatMap((delivery) => {
    const copy = copies.find(({ name }) => name === delivery.name);
    return "values" in delivery && copy !== undefined && "values" in copy
      ? [{ what, chart: delivery.pin.name, values: delivery.values, copied: copy.values }]
      : [];
  });
}

const rows = [...Object.entries(ENVIRONMENTS).flatMap(environmentRows), ...exampleRows()];
const charts = [...new Set(rows.map(({ chart }) => chart))].sort();
const rendered = new Map(charts.map((chart) => [chart, helmTest(chart, `no values of ${chart} were rendered`)]));
const serverTest = apiServerTest("no rendered object was shown to an API server");
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

test("every delivery of a stack is of a chart with an account of its own, but for Karpenter's kinds", () => {
  expect(charts.filter((chart) => accountOf(chart) === undefined)).toEqual(["karpenter-crd"]);
});

serverTest.each(Object.entries(ENVIRONMENTS))("the server takes what no chart makes: %s", async (_, contextWith) => {
  const objects = deliveriesOf(contextWith()).flatMap((delivery) =>
    "objects" in delivery ? Object.values(delivery.objects) : [],
  );
  expect(await refusals(objects)).toEqual([]);
});

for (const [chart, renderTest] of rendered) {
  renderTest.each(rows.filter((row) => row.chart === chart))(`${chart}: $what`, async ({ values, copied }) => {
    const objects = objectsOf(chart, values);
    const account = accountOf(chart);
    expect(account === undefined ? [] : accountProblems(objects, account)).toEqual([]);
    expect(OFF_THE_SYSTEM_GROUP.has(chart) ? [] : placementProblems(objects)).toEqual([]);
    expect(foreignImages(objectsOf(chart, copied), REGISTRY)).toEqual([]);
    expect(await refusals(objects)).toEqual([]);
  });
}

function accountOf(chart: string): (typeof RELEASE_SERVICE_ACCOUNTS)[ControllerRelease] | undefined {
  return Object.entries(RELEASE_SERVICE_ACCOUNTS).find(([release]) => release === chart)?.[1];
}

function objectsOf(chart: string, values: object): readonly RenderedObject[] {
  const namespace = accountOf(chart)?.namespace ?? SYSTEM_NAMESPACE;
  const rendering = { release: chart, namespace, values, kubernetesMinor: KUBERNETES_MINOR };
  return objectsIn(render(chartFolder(chart), rendering));
}

/** What a server says against objects of kinds that it knows, in the one namespace that it has from the start. */
async function refusals(objects: readonly KubernetesObject[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const object of objects.filter((each) => isBuiltIn(each) || each.kind in CRD_OF_KIND)) {
    const { namespace, ...metadata } = object.metadata;
    const moved = {
      ...object,
      metadata: namespace === undefined ? metadata : { ...metadata, namespace: SYSTEM_NAMESPACE },
    };
    const refusal = await server?.refusal(collectionOf(object, SYSTEM_NAMESPACE), moved);
    if (refusal !== undefined) {
      found.push(`${object.kind} ${object.metadata.name}: ${refusal}`);
    }
  }
  return found;
}
