import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { expect, test } from "@jest/globals";

import { onSystemGroup } from "../../charts-values/system-pods";
import { hasHelm, render } from "./helm";
import { accountProblems, foreignImages, objectsIn, placementProblems, type RenderedObject } from "./rendered";

const ACCOUNT = { namespace: "kube-system", name: "controller" };
const REGISTRY = "111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror";

function deployment(pod: object, kind = "Deployment"): RenderedObject {
  return { apiVersion: "apps/v1", kind, metadata: { name: "it" }, spec: { template: { spec: pod } } };
}

const account: RenderedObject = { apiVersion: "v1", kind: "ServiceAccount", metadata: { ...ACCOUNT } };

test("a key that is there twice is an error", () => {
  expect(() => objectsIn("kind: A\nkind: B\n")).toThrow("Map keys must be unique");
});

test("what is no object of Kubernetes is an error, and an empty document is nothing", () => {
  expect(() => objectsIn("kind: A\n")).toThrow("apiVersion");
  expect(objectsIn("# Source: empty.yaml\n---\n")).toEqual([]);
});

test("a pod of a controller lives on the system group", () => {
  const problems = ["Deployment it: it does not select spot-eks/role=system"];
  const { nodeSelector, tolerations } = onSystemGroup();
  expect(placementProblems([deployment({ nodeSelector, tolerations })])).toEqual([]);
  expect(placementProblems([deployment({ nodeSelector, tolerations: [{ operator: "Exists" }] })])).toEqual([]);
  expect(placementProblems([deployment({ tolerations })])).toEqual(problems);
  expect(placementProblems([deployment({ nodeSelector })])).toEqual([
    "Deployment it: it does not tolerate CriticalAddonsOnly:NoSchedule",
  ]);
  expect(placementProblems([deployment({}, "DaemonSet")])).toEqual([]);
});

test.each([
  { what: "made and used", objects: [account, deployment({ serviceAccountName: "controller" })], problems: [] },
  {
    what: "used only",
    objects: [deployment({ serviceAccountName: "controller" })],
    problems: ["0 accounts controller are made"],
  },
  {
    what: "made only",
    objects: [account, deployment({})],
    problems: ["no pod runs as controller", "Deployment it: it runs as default"],
  },
  {
    what: "in another namespace",
    objects: [
      { ...account, metadata: { name: "controller", namespace: "default" } },
      deployment({ serviceAccountName: "controller" }, "DaemonSet"),
    ],
    problems: ["the account is in default"],
  },
])("an account that is $what", ({ objects, problems }) => {
  expect(accountProblems(objects, ACCOUNT)).toEqual(problems);
});

test("images of the makers' registries are found, wherever they stand", () => {
  const pod = (image: string, argument: string) => deployment({ containers: [{ image, args: [argument] }] });
  expect(foreignImages([pod(`${REGISTRY}/karpenter/controller:1`, "--port=1")], REGISTRY)).toEqual([]);
  expect(foreignImages([pod("busybox", "--image=registry.k8s.io/pause:3")], REGISTRY)).toEqual([
    "image: busybox",
    "args: --image=registry.k8s.io/pause:3",
  ]);
});

(hasHelm() ? test : test.skip)("Helm renders a chart with values, and says why it does not", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "chart-"));
  const write = (file: string, text: string) => {
    writeFileSync(path.join(folder, file), text);
  };
  try {
    mkdirSync(path.join(folder, "templates"));
    write("Chart.yaml", "apiVersion: v2\nname: small\nversion: 1.0.0\n");
    write(
      "templates/it.yaml",
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\ndata:\n  it: {{ required "say it" .Values.it }}\n',
    );
    const rendering = { release: "one", namespace: "kube-system", kubernetesMinor: "1.36" };
    expect(objectsIn(render(folder, { ...rendering, values: { it: "said" } }))).toEqual([
      { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "one" }, data: { it: "said" } },
    ]);
    expect(() => render(folder, { ...rendering, values: {} })).toThrow("say it");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
