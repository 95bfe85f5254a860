import { expect, test } from "@jest/globals";
import { Release } from "@pulumi/kubernetes/helm/v3/release";

import { ChartRelease, type ChartReleaseArgs } from "../../components/chart-release";
import { record } from "../support/record";

const ARGS: ChartReleaseArgs = {
  releaseName: "karpenter",
  source: { chart: "oci://public.ecr.aws/karpenter/karpenter", version: "1.14.1" },
  namespace: "kube-system",
  values: { replicas: 2 },
};

const RELEASE = {
  name: "karpenter",
  chart: "oci://public.ecr.aws/karpenter/karpenter",
  version: "1.14.1",
  namespace: "kube-system",
  values: { replicas: 2 },
  skipCrds: false,
  atomic: true,
  cleanupOnFail: true,
  timeout: 600,
  compat: "true",
};

async function releaseOf(changes: Partial<ChartReleaseArgs>): Promise<unknown> {
  const made = await record(() => new ChartRelease("production-karpenter", { ...ARGS, ...changes }));
  return made.of(Release);
}

test.each([
  { what: "a chart of a registry", changes: {}, release: RELEASE },
  {
    what: "a chart of a repository",
    changes: {
      source: { chart: "descheduler", repository: "https://kubernetes-sigs.github.io/descheduler/", version: "0.36.0" },
    },
    release: {
      ...RELEASE,
      chart: "descheduler",
      version: "0.36.0",
      repositoryOpts: { repo: "https://kubernetes-sigs.github.io/descheduler/" },
    },
  },
  { what: "definitions come from elsewhere", changes: { skipsCrds: true }, release: { ...RELEASE, skipCrds: true } },
  {
    what: "pods that wait for nodes are not waited for, so nothing is rolled back",
    changes: { skipsAwait: true },
    release: { ...Object.fromEntries(Object.entries(RELEASE).filter(([key]) => key !== "atomic")), skipAwait: true },
  },
])("$what", async ({ changes, release }) => {
  expect(await releaseOf(changes)).toEqual({ "production-karpenter-release": release });
});
