import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** A chart whose values this project writes, and where its own are published. */
interface ChartSource {
  /** Path of the values in the folder of sources. */
  readonly file: string;
  readonly repository: string;
  readonly ref: string;
  /** Folder of the chart in its repository. */
  readonly folder: string;
  /** Keys that the chart's templates read though its `values.yaml` does not list them. */
  readonly alsoRead: readonly string[];
  /** Maps that take other keys than those they have by default, beside `KUBERNETES_FIELDS`. */
  readonly freeForm?: readonly string[];
  /** Keys of the file that the pinned release does not know yet. */
  readonly notReleased?: readonly string[];
}

/** Fields that a chart hands on to Kubernetes as they are, wherever they stand. */
const KUBERNETES_FIELDS = ["affinity", "nodeSelector", "resources", "securityContext", "updateStrategy"];

const SIDECAR_LEASES = ["leaseDuration", "renewDeadline", "retryPeriod"];

/** The charts by name. All are under the Apache License 2.0. */
export const CHART_SOURCES: Readonly<Record<string, ChartSource>> = {
  "aws-ebs-csi-driver": {
    file: "aws-ebs-csi-driver/values.yaml",
    repository: "kubernetes-sigs/aws-ebs-csi-driver",
    ref: "helm-chart-aws-ebs-csi-driver-2.64.0",
    folder: "charts/aws-ebs-csi-driver",
    alsoRead: [
      "controller.podDisruptionBudget.maxUnavailable",
      "controller.podDisruptionBudget.minAvailable",
      "controller.podDisruptionBudget.unhealthyPodEvictionPolicy",
      "image.containerRegistry",
      "node.windowsHostProcess",
      "sidecars.metadataLabeler.env",
      ...["attacher", "provisioner", "volumemodifier"].flatMap((sidecar) =>
        SIDECAR_LEASES.map((lease) => `sidecars.${sidecar}.leaderElection.${lease}`),
      ),
    ],
  },
  "aws-load-balancer-controller": {
    file: "aws-load-balancer-controller/values.yaml",
    repository: "aws/eks-charts",
    ref: "v0.0.242",
    folder: "stable/aws-load-balancer-controller",
    alsoRead: [
      "annotations",
      "autoscaling.autoscaleBehavior",
      "certManagement.defaultPCAARN",
      "certManager.issuerRef",
      "envFrom",
      "envSecretName",
    ],
  },
  "aws-node-termination-handler": {
    file: "aws-node-termination-handler/values.yaml",
    repository: "aws/aws-node-termination-handler",
    ref: "v1.25.6",
    folder: "config/helm/aws-node-termination-handler",
    alsoRead: [],
  },
  "cluster-autoscaler": {
    file: "cluster-autoscaler/values.yaml",
    repository: "kubernetes/autoscaler",
    ref: "cluster-autoscaler-chart-9.59.0",
    folder: "cluster-autoscaler/charts/cluster-autoscaler",
    alsoRead: ["podDisruptionBudget.minAvailable"],
    freeForm: ["extraArgs"],
  },
  "cluster-overprovisioner": {
    file: "cluster-overprovisioner/values.yaml",
    repository: "deliveryhero/helm-charts",
    ref: "17aac33",
    folder: "stable/cluster-overprovisioner",
    alsoRead: ["image.pullSecrets"],
  },
  "cluster-proportional-autoscaler": {
    file: "cluster-proportional-autoscaler/values.yaml",
    repository: "kubernetes-sigs/cluster-proportional-autoscaler",
    ref: "v1.10.3",
    folder: "charts/cluster-proportional-autoscaler",
    alsoRead: [],
    freeForm: ["config"],
  },
  descheduler: {
    file: "descheduler/values.yaml",
    repository: "kubernetes-sigs/descheduler",
    ref: "descheduler-helm-chart-0.36.0",
    folder: "charts/descheduler",
    alsoRead: [
      "activeDeadlineSeconds",
      "automountServiceAccountToken",
      "extraServiceAccountVolumeMounts",
      "extraServiceAccountVolumes",
      "failedJobsHistoryLimit",
      ...["enabled", ...SIDECAR_LEASES, "resourceLock", "resourceName", "resourceNamespace"].map(
        (key) => `leaderElection.${key}`,
      ),
      "serviceAccount.automountServiceAccountToken",
      "serviceMonitor.honorLabels",
      "serviceMonitor.namespace",
      "startingDeadlineSeconds",
      "successfulJobsHistoryLimit",
      "timeZone",
      "ttlSecondsAfterFinished",
    ],
    freeForm: ["cmdOptions", "deschedulerPolicy"],
  },
  karpenter: {
    file: "karpenter/values.yaml",
    repository: "aws/karpenter-provider-aws",
    ref: "v1.14.1",
    folder: "charts/karpenter",
    alsoRead: ["affinity.podAffinity"],
    freeForm: ["tolerations"],
    notReleased: ["settings.awsFeatureGates"],
  },
  "karpenter-crd": {
    file: "karpenter-crd/values.yaml",
    repository: "aws/karpenter-provider-aws",
    ref: "v1.14.1",
    folder: "charts/karpenter-crd",
    alsoRead: [],
  },
  "kube-state-metrics": {
    file: "kube-state-metrics/values.yaml",
    repository: "prometheus-community/helm-charts",
    ref: "kube-state-metrics-8.4.0",
    folder: "charts/kube-state-metrics",
    alsoRead: [
      "networkPolicy.egress",
      "networkPolicy.ingress",
      "networkPolicy.podSelector",
      "priorityClassName",
      "rbac.useExistingRole",
      "selfMonitor.telemetryHost",
      "selfMonitor.telemetryNodePort",
      "selfMonitor.telemetryPort",
      "updateStrategy",
      "verticalPodAutoscaler.controlledValues",
      "verticalPodAutoscaler.recommenders",
      "verticalPodAutoscaler.updatePolicy",
    ],
  },
  "metrics-server": {
    file: "metrics-server/values.yaml",
    repository: "kubernetes-sigs/metrics-server",
    ref: "metrics-server-helm-chart-3.13.1",
    folder: "charts/metrics-server",
    alsoRead: ["additionalAnnotations"],
  },
};

const CHART = z.object({ name: z.string(), version: z.string(), appVersion: z.string() });
const TREE = z.record(z.string(), z.unknown());

/**
 * The whole text of `facts/chart-values/<chart>.json`: what the chart is, and its own values with one key per line.
 *
 * @param folder - Folder with a folder for each chart, in it `Chart.yaml` and `values.yaml`.
 * @throws Error - a file is missing or is not what a chart has.
 */
export function chartValuesText(folder: string, chart: string): string {
  const source = CHART_SOURCES[chart];
  if (source === undefined) {
    throw new RangeError(`${chart} is not a chart of this project`);
  }
  const read = (file: string): unknown => parse(readFileSync(path.join(folder, file), "utf8"));
  const { version, appVersion } = CHART.parse(read(`${chart}/Chart.yaml`));
  const { repository, ref, folder: inside } = source;
  const head = {
    chart,
    version,
    appVersion,
    source: `https://github.com/${repository}/blob/${ref}/${inside}/values.yaml`,
    licence: "Apache-2.0",
    alsoRead: [...source.alsoRead].sort(),
    freeForm: [...KUBERNETES_FIELDS, ...(source.freeForm ?? [])].sort(),
  };
  const defaults = without(TREE.parse(read(source.file) ?? {}), source.notReleased ?? []);
  const lines = Object.entries(defaults).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const opening = JSON.stringify(head, undefined, 1).replace(/\n\}$/, "");
  return `${opening},\n "defaults": {\n${lines.join(",\n")}\n }\n}\n`;
}

function without(tree: Readonly<Record<string, unknown>>, paths: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) => {
      if (paths.includes(key)) {
        return [];
      }
      const below = paths.flatMap((each) => (each.startsWith(`${key}.`) ? [each.slice(key.length + 1)] : []));
      return [[key, below.length === 0 ? value : without(TREE.parse(value), below)]];
    }),
  );
}

if (require.main === module) {
  const folder = process.argv[2];
  if (folder === undefined) {
    console.error("usage: npm run facts:charts -- <folder with a folder for each chart>");
    process.exitCode = 64;
  } else {
    for (const chart of Object.keys(CHART_SOURCES)) {
      const file = path.join(__dirname, "..", "facts", "chart-values", `${chart}.json`);
      writeFileSync(file, chartValuesText(folder, chart));
    }
  }
}
