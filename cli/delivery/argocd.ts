import type { LayoutSet, PinnedChart } from "./files";
import { yamlText } from "./yaml-text";

/** Annotation by which Argo CD orders what it applies. Source: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/ */
const WAVE = "argocd.argoproj.io/sync-wave";

/**
 * A folder for an Application of Applications: one for each chart, and the objects themselves, in waves of the right order.
 *
 * Source: https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/
 */
export function argoCdFiles({ stack, deliveries }: LayoutSet): readonly (readonly [string, string])[] {
  return deliveries.map((delivery, index) => {
    const wave = `${index}`;
    const documents =
      "objects" in delivery
        ? Object.values(delivery.objects).map((object) => ({
            ...object,
            metadata: { ...object.metadata, annotations: { ...object.metadata.annotations, [WAVE]: wave } },
          }))
        : [application(delivery, wave)];
    return [`argocd/${delivery.name}.yaml`, yamlText([`stack: ${stack}`], documents)];
  });
}

/** Source: https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml */
function application({ name, namespace, source, values, skipsCrds = false }: PinnedChart, wave: string): object {
  return {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "Application",
    metadata: {
      name,
      namespace: "argocd",
      annotations: { [WAVE]: wave },
      finalizers: ["resources-finalizer.argocd.argoproj.io"],
    },
    spec: {
      project: "default",
      source: {
        // Argo CD tells a registry from a chart repository by the scheme that it lacks.
        repoURL: source.repository.replace(/^oci:\/\//, ""),
        chart: source.name,
        targetRevision: source.version,
        helm: { releaseName: name, ...(skipsCrds ? { skipCrds: true } : {}), valuesObject: values },
      },
      destination: { server: "https://kubernetes.default.svc", namespace },
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ["ServerSideApply=true"] },
    },
  };
}
