import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { beforeEach, describe, expect, test } from "@jest/globals";
import { parseAllDocuments } from "yaml";

import { spotEksHere } from "../support/command-line-here";

let folder = "";

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), "spot-eks-values-")), "deploy");
});

const run = (...args: readonly string[]) => spotEksHere(["values", "production", ...args]);
const textOf = (file: string) => readFileSync(path.join(folder, file), "utf8");
const documentsOf = (file: string): unknown[] =>
  parseAllDocuments(textOf(file)).map((document) => document.toJS() as unknown);

const FILES = [
  "aws-load-balancer-controller.yaml",
  "aws-node-termination-handler.yaml",
  "cluster-autoscaler.yaml",
  "cluster-overprovisioner.yaml",
  "descheduler.yaml",
  "index.json",
  "kube-state-metrics.yaml",
  "manifests",
  "metrics-server.yaml",
];

function outputs(changes: object = {}): string {
  const file = path.join(path.dirname(folder), "outputs.json");
  const environment = {
    name: "production",
    vpcId: "vpc-0a1b2c3d",
    cluster: {
      arn: "arn:aws:eks:us-east-1:111122223333:cluster/production",
      endpoint: "https://0123.gr7.us-east-1.eks.amazonaws.com",
    },
    ...changes,
  };
  writeFileSync(file, JSON.stringify({ environment }));
  return file;
}

test("without a folder the charts are listed in the order in which they are installed", async () => {
  const { stdout, exitCode } = await run();

  expect(exitCode).toBe(0);
  expect(stdout.split("\n").map((line) => line.split(" ")[0])).toEqual([
    "Name",
    "cluster-objects",
    "metrics-server",
    "aws-load-balancer-controller",
    "kube-state-metrics",
    "cluster-autoscaler",
    "aws-node-termination-handler",
    "descheduler",
    "cluster-overprovisioner",
    "",
  ]);
});

test("a folder holds the values of each chart, below what they are for", async () => {
  const { exitCode } = await run("--out", folder);

  expect(exitCode).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(FILES);
  expect(textOf("metrics-server.yaml").split("\n").slice(0, 7)).toEqual([
    "# Written by spot-eks values; edits are lost.",
    "# chart: metrics-server",
    "# repository: https://kubernetes-sigs.github.io/metrics-server/",
    "# version: 3.13.1",
    "# stack: production",
    "# release: metrics-server",
    "fullnameOverride: metrics-server",
  ]);
});

test("the index tells of each release what Helm needs", async () => {
  await run("--out", folder);

  const index = JSON.parse(textOf("index.json")) as unknown[];
  expect(index).toHaveLength(7);
  expect(index[3]).toEqual({
    release: "cluster-autoscaler",
    chart: "cluster-autoscaler",
    repository: "https://kubernetes.github.io/autoscaler",
    version: "9.59.0",
    namespace: "kube-system",
    values: "cluster-autoscaler.yaml",
    kubernetesVersion: "1.36",
  });
});

describe("what only AWS knows", () => {
  test("is a placeholder, and the command says where", async () => {
    const { stderr } = await run("--out", folder);

    expect(stderr).toBe(
      "REPLACE_WITH_VPC_ID stands in aws-load-balancer-controller.yaml; --outputs fills it in\n" +
        "REPLACE_WITH_ACCOUNT_ID stands in aws-node-termination-handler.yaml; --outputs fills it in\n" +
        "delivery is pulumi: the program installs these itself; write delivery: gitops where these files do\n",
    );
    expect(textOf("aws-node-termination-handler.yaml")).toContain(
      "queueURL: https://sqs.us-east-1.amazonaws.com/REPLACE_WITH_ACCOUNT_ID/production-interruptions\n",
    );
  });

  test("is filled in from the outputs of the stack", async () => {
    const { stderr } = await run("--out", folder, "--outputs", outputs());

    expect(stderr).not.toContain("REPLACE");
    expect(textOf("aws-load-balancer-controller.yaml")).toContain("vpcId: vpc-0a1b2c3d\n");
    expect(textOf("aws-node-termination-handler.yaml")).toContain(
      "queueURL: https://sqs.us-east-1.amazonaws.com/111122223333/production-interruptions\n",
    );
  });

  test.each([
    {
      what: "outputs of another environment",
      changes: { name: "staging" },
      problem: "is of another environment than production",
    },
    {
      what: "outputs that lack what is needed",
      changes: { vpcId: undefined, cluster: { arn: "arn" } },
      problem:
        "lacks or has wrong: environment.vpcId, environment.cluster.arn, environment.cluster.endpoint; " +
        "write what pulumi stack output --json prints",
    },
  ])("$what are refused, and nothing is written", async ({ changes, problem }) => {
    const file = outputs(changes);
    const { stderr, exitCode } = await run("--out", folder, "--outputs", file);

    expect(exitCode).toBe(1);
    expect(stderr).toBe(`error: ${file} ${problem}\n`);
    expect(existsSync(folder)).toBe(false);
  });
});

describe("a folder that is there", () => {
  test("is left untouched where nothing changes", async () => {
    await run("--out", folder);
    const file = path.join(folder, "cluster-autoscaler.yaml");
    utimesSync(file, 1, 1);
    const { stdout } = await run("--out", folder);

    expect(stdout).toBe(`${folder} is as it should be: 9 files\n`);
    expect(statSync(file).mtimeMs).toBe(1000);
  });

  test("keeps files of others, which are named", async () => {
    mkdirSync(folder);
    writeFileSync(path.join(folder, "README.md"), "ours\n");
    const { stderr, exitCode } = await run("--out", folder);

    expect(exitCode).toBe(0);
    expect(stderr).toContain("left alone, not written by this command: README.md\n");
    expect(textOf("README.md")).toBe("ours\n");
  });

  test("that has another's file where one would be written is refused as a whole", async () => {
    mkdirSync(folder);
    writeFileSync(path.join(folder, "descheduler.yaml"), "ours: true\n");
    const { stderr, exitCode } = await run("--out", folder);

    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      `error: ${folder}: descheduler.yaml is there and was not written by spot-eks values; move it away\n`,
    );
    expect(readdirSync(folder)).toEqual(["descheduler.yaml"]);
    expect(textOf("descheduler.yaml")).toBe("ours: true\n");
  });

  test("loses what an earlier run wrote and this one does not", async () => {
    await run("--out", folder, "--layout", "flux");
    const { stdout } = await run("--out", folder, "--layout", "helmfile");

    expect(stdout).toContain("wrote helmfile.yaml\n");
    expect(stdout).toContain("removed flux/karpenter.yaml\n".replace("karpenter", "cluster-autoscaler"));
    expect(existsSync(path.join(folder, "flux", "cluster-autoscaler.yaml"))).toBe(false);
  });

  test("that is a file is refused", async () => {
    writeFileSync(folder, "");
    const { stderr, exitCode } = await run("--out", folder);

    expect(exitCode).toBe(1);
    expect(stderr).toBe(`error: ${folder}: is not a folder; write the path of a new or an empty one\n`);
  });

  test("is not written through a link that stands where a file would", async () => {
    mkdirSync(folder);
    const elsewhere = path.join(path.dirname(folder), "elsewhere.yaml");
    writeFileSync(elsewhere, "# Written by spot-eks values; edits are lost.\n");
    symlinkSync(elsewhere, path.join(folder, "descheduler.yaml"));
    const { exitCode } = await run("--out", folder);

    expect(exitCode).toBe(1);
    expect(readFileSync(elsewhere, "utf8")).toBe("# Written by spot-eks values; edits are lost.\n");
  });
});

describe("layouts", () => {
  test("argocd has an Application for each chart, in waves", async () => {
    await run("--out", folder, "--layout", "argocd");

    expect(documentsOf("argocd/aws-node-termination-handler.yaml")).toEqual([
      {
        apiVersion: "argoproj.io/v1alpha1",
        kind: "Application",
        metadata: {
          name: "aws-node-termination-handler",
          namespace: "argocd",
          annotations: { "argocd.argoproj.io/sync-wave": "5" },
          finalizers: ["resources-finalizer.argocd.argoproj.io"],
        },
        spec: {
          project: "default",
          source: {
            repoURL: "public.ecr.aws/aws-ec2/helm",
            chart: "aws-node-termination-handler",
            targetRevision: "0.27.6",
            helm: {
              releaseName: "aws-node-termination-handler",
              valuesObject: documentsOf("aws-node-termination-handler.yaml")[0],
            },
          },
          destination: { server: "https://kubernetes.default.svc", namespace: "kube-system" },
          syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ["ServerSideApply=true"] },
        },
      },
    ]);
  });

  test("flux has a source and a release for each chart", async () => {
    await run("--out", folder, "--layout", "flux");

    expect(documentsOf("flux/metrics-server.yaml")).toEqual([
      {
        apiVersion: "source.toolkit.fluxcd.io/v1",
        kind: "HelmRepository",
        metadata: { name: "metrics-server", namespace: "flux-system" },
        spec: { interval: "1h", url: "https://kubernetes-sigs.github.io/metrics-server/" },
      },
      {
        apiVersion: "helm.toolkit.fluxcd.io/v2",
        kind: "HelmRelease",
        metadata: { name: "metrics-server", namespace: "flux-system" },
        spec: {
          interval: "1h",
          releaseName: "metrics-server",
          targetNamespace: "kube-system",
          storageNamespace: "kube-system",
          chart: {
            spec: {
              chart: "metrics-server",
              version: "3.13.1",
              sourceRef: { kind: "HelmRepository", name: "metrics-server" },
            },
          },
          install: { crds: "CreateReplace", remediation: { retries: 3 } },
          upgrade: { crds: "CreateReplace", remediation: { retries: 3 } },
          values: documentsOf("metrics-server.yaml")[0],
        },
      },
    ]);
  });

  test("helmfile applies objects before the first release, and waits for no pod that waits for nodes", async () => {
    await run("--out", folder, "--layout", "helmfile");

    const [{ releases }] = documentsOf("helmfile.yaml") as [{ releases: Record<string, unknown>[] }];
    expect(releases[0]?.["hooks"]).toEqual([
      {
        events: ["presync"],
        command: "kubectl",
        args: ["apply", "--server-side", "-f", "manifests/cluster-objects.yaml"],
      },
    ]);
    expect(releases.at(-1)).toEqual({
      name: "cluster-overprovisioner",
      namespace: "headroom",
      chart: "oci://ghcr.io/deliveryhero/helm-charts/cluster-overprovisioner",
      version: "0.7.14",
      values: ["cluster-overprovisioner.yaml"],
      wait: false,
      atomic: false,
    });
  });
});

test("a stack that asks for nothing is told so", async () => {
  const { stderr, exitCode } = await spotEksHere(["values", "prodution"]);

  expect(exitCode).toBe(1);
  expect(stderr).toBe(
    "error: prodution is not a stack of this project; there are dev, production, staging; did you mean production?\n",
  );
});
