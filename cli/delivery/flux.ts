import type { LayoutSet, PinnedChart } from "./files";
import { yamlText } from "./yaml-text";

/** Namespace in which Flux and what it is told live. Source: https://fluxcd.io/flux/installation/ */
const FLUX = "flux-system";

/**
 * A folder for a Kustomization of Flux: a source and a HelmRelease for each chart, in the right order, and the objects.
 *
 * Objects of kinds that a chart defines are refused until it is there; Flux tries again.
 */
export function fluxFiles({ stack, deliveries }: LayoutSet): readonly (readonly [string, string])[] {
  const charts = new Set(deliveries.flatMap((each) => ("objects" in each ? [] : [each.name as string])));
  return deliveries.map((delivery) => [
    `flux/${delivery.name}.yaml`,
    yamlText(
      [`stack: ${stack}`],
      "objects" in delivery ? Object.values(delivery.objects) : [repository(delivery), release(delivery, charts)],
    ),
  ]);
}

/** Source: https://fluxcd.io/flux/components/source/helmrepositories/ */
function repository({ name, source }: PinnedChart): object {
  const isRegistry = source.repository.startsWith("oci://");
  return {
    apiVersion: "source.toolkit.fluxcd.io/v1",
    kind: "HelmRepository",
    metadata: { name, namespace: FLUX },
    spec: { interval: "1h", ...(isRegistry ? { type: "oci" } : {}), url: source.repository },
  };
}

/** Source: https://fluxcd.io/flux/components/helm/helmreleases/ */
function release(chart: PinnedChart, charts: ReadonlySet<string>): object {
  const { name, namespace, source, values, after, skipsCrds = false } = chart;
  const crds = skipsCrds ? "Skip" : "CreateReplace";
  const needed = after.filter((each) => charts.has(each));
  return {
    apiVersion: "helm.toolkit.fluxcd.io/v2",
    kind: "HelmRelease",
    metadata: { name, namespace: FLUX },
    spec: {
      interval: "1h",
      releaseName: name,
      targetNamespace: namespace,
      storageNamespace: namespace,
      chart: {
        spec: { chart: source.name, version: source.version, sourceRef: { kind: "HelmRepository", name } },
      },
      ...(needed.length === 0 ? {} : { dependsOn: needed.map((each) => ({ name: each })) }),
      install: { crds, remediation: { retries: 3 } },
      upgrade: { crds, remediation: { retries: 3 } },
      values,
    },
  };
}
