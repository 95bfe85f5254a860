import { Release } from "@pulumi/kubernetes/helm/v3/release";
import * as pulumi from "@pulumi/pulumi";

import type { ChartSource } from "../charts-values/chart-pin";
import { RELEASE_TIMEOUT_SECONDS } from "../facts/timeouts";
import { waitingFor } from "./internal/child-options";

/** What a `ChartRelease` is made of. */
export interface ChartReleaseArgs {
  /** Name of the release in the cluster; roles and rules know service accounts that are named after it. */
  readonly releaseName: string;
  /** Where Helm finds the chart, and in which version. */
  readonly source: ChartSource;
  /** Namespace, which must be there. */
  readonly namespace: string;
  /** Values of the chart. */
  readonly values: object;
  /** Whether the chart's own custom resource definitions are left out, since another release has them. Default false. */
  readonly skipsCrds?: boolean;
  /**
   * Whether the release counts as made before its pods are ready. Default false. For pods that wait for nodes which come
   * only later, such as those that hold space free.
   */
  readonly skipsAwait?: boolean;
}

/**
 * A chart in the cluster, in one version.
 *
 * One Helm release. An install that fails is taken away again, an upgrade that fails is rolled back, each after
 * `RELEASE_TIMEOUT_SECONDS`: a release that hangs would refuse the next upgrade.
 *
 * `dependsOn` must name what the pods need: nodes, roles, definitions; the release waits for it, and goes before it.
 */
export class ChartRelease extends pulumi.ComponentResource {
  constructor(name: string, args: ChartReleaseArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:ChartRelease", name, args, opts);
    const { releaseName, source, namespace, values } = args;
    const { skipsCrds = false, skipsAwait = false } = args;
    const { chart, repository, version } = source;

    new Release(
      `${name}-release`,
      {
        name: releaseName,
        chart,
        version,
        ...(repository === undefined ? {} : { repositoryOpts: { repo: repository } }),
        namespace,
        values: { ...values },
        skipCrds: skipsCrds,
        ...(skipsAwait ? { skipAwait: true } : { atomic: true }),
        cleanupOnFail: true,
        timeout: RELEASE_TIMEOUT_SECONDS,
      },
      { parent: this, ...waitingFor(opts) },
    );

    this.registerOutputs({});
  }
}
