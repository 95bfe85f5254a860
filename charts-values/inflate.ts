import { PAUSE_IMAGE } from "../facts/headroom";
import { ANY_POD_LABEL, CAPACITY_TYPE_LABEL } from "../facts/labels";
import { TOPOLOGY_KEYS } from "../facts/placement";
import { imageRepository } from "./image";
import type { KubernetesObject } from "./kubernetes-object";
import { oneAtATimeBudget, type PodDisruptionBudget } from "./pod-disruption-budget";
import { UNPRIVILEGED, type Unprivileged } from "./pod-parts";
import { controllerResources, type ContainerResources, type TopologySpreadConstraint } from "./system-pods";

/** What the sample workload leaves open. */
export interface InflateOptions {
  /** Default `default`. */
  readonly namespace?: string;
  /** Registry with copies of all images. Default: the makers' own. */
  readonly registry?: string;
}

/** Pods of one kind. Source: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/ */
export interface InflateDeployment extends KubernetesObject {
  readonly apiVersion: "apps/v1";
  readonly kind: "Deployment";
  readonly spec: {
    /** None until somebody scales it. */
    readonly replicas: 0;
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly template: {
      readonly metadata: { readonly labels: Readonly<Record<string, string>> };
      readonly spec: InflatePod;
    };
  };
}

/** What one pod of the sample workload is. */
export interface InflatePod {
  /** Spot nodes that are for workloads, whoever makes them. */
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** Over zones and nodes as evenly as it goes: one pool that runs dry takes only a part. */
  readonly topologySpreadConstraints: readonly TopologySpreadConstraint[];
  /** Well within the two minutes of an interruption's notice. */
  readonly terminationGracePeriodSeconds: number;
  /** The pods speak to nobody. */
  readonly automountServiceAccountToken: false;
  readonly securityContext: Unprivileged["pod"];
  readonly containers: readonly [
    {
      readonly name: string;
      readonly image: string;
      readonly resources: ContainerResources;
      readonly securityContext: Unprivileged["container"];
    },
  ];
}

/** The sample workload. */
export interface Inflate {
  readonly deployment: InflateDeployment;
  readonly budget: PodDisruptionBudget;
}

const NAME = "inflate-spot";
const LABELS = { app: NAME };

/** Pods that do nothing but ask for a CPU each, to see spot nodes come and go: `kubectl scale deployment inflate-spot --replicas 2`. */
export function inflate({ namespace = "default", registry }: InflateOptions = {}): Inflate {
  return {
    deployment: {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: NAME, namespace },
      spec: {
        replicas: 0,
        selector: { matchLabels: LABELS },
        template: { metadata: { labels: LABELS }, spec: inflatePod(registry) },
      },
    },
    budget: oneAtATimeBudget({ namespace, name: NAME }, LABELS),
  };
}

function inflatePod(registry: string | undefined): InflatePod {
  return {
    nodeSelector: { ...ANY_POD_LABEL, [CAPACITY_TYPE_LABEL]: "spot" },
    topologySpreadConstraints: [TOPOLOGY_KEYS.zone, TOPOLOGY_KEYS.host].map((topologyKey) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: "ScheduleAnyway",
      labelSelector: { matchLabels: LABELS },
    })),
    terminationGracePeriodSeconds: 30,
    automountServiceAccountToken: false,
    securityContext: UNPRIVILEGED.pod,
    containers: [
      {
        name: "pause",
        image: `${imageRepository(PAUSE_IMAGE, registry)}:${PAUSE_IMAGE.tag}`,
        resources: controllerResources("1", "256Mi"),
        securityContext: UNPRIVILEGED.container,
      },
    ],
  };
}
