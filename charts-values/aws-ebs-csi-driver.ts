import { RELEASE_SERVICE_ACCOUNTS } from "../facts/releases";
import type { ChartPin } from "./chart-pin";
import { imageRepository } from "./image";
import { CONTROLLER_REPLICAS, onSystemGroup, type SystemPlacement } from "./system-pods";

/**
 * The chart this file knows; the types below hold for this version only.
 *
 * EKS offers the same driver as an add-on. The chart is for those who want its version, or its images, in their own hands.
 */
export const AWS_EBS_CSI_DRIVER_CHART: ChartPin = {
  repository: "https://kubernetes-sigs.github.io/aws-ebs-csi-driver",
  name: "aws-ebs-csi-driver",
  version: "2.64.0",
};

/** What must be known about the environment before the values can be written. */
export interface AwsEbsCsiDriverFacts {
  readonly clusterName: string;
  /** Such as `us-east-1`. */
  readonly region: string;
  /** Tags of all volumes that the driver makes. Default: none but the driver's own. */
  readonly volumeTags?: Readonly<Record<string, string>>;
  /**
   * Whether a Prometheus operator runs in the cluster, so that it can be told where metrics are.
   *
   * Default false: nobody would read them.
   */
  readonly hasPrometheusOperator?: boolean;
  /** Registry with copies of all images. Default: the makers' own. */
  readonly registry?: string;
}

/** Where the copy of an image is; its tag stays the chart's. */
export interface ImageCopy {
  /** The image of one container. */
  readonly image: {
    /** The copy, by a registry of one's own. */
    readonly repository: string;
  };
}

/** The part that makes volumes and attaches them. */
export interface EbsControllerValues {
  /** Told, because pods may not ask the node's metadata service where they are. */
  readonly region: string;
  /** Written into the tags of volumes: the role of the driver reaches only volumes with this cluster's name. */
  readonly k8sTagClusterId: string;
  /** Tags by which volumes are billed and found; Kubernetes makes them, so that no default tags of a stack reach them. */
  readonly extraVolumeTags?: Readonly<Record<string, string>>;
  /** Two, of which one works: volumes of pods that move are attached while a node of the controller's is replaced. */
  readonly replicaCount: number;
  /** The system group. After an interruption volumes must move, and what moves them must not be lost with the node. */
  readonly nodeSelector: SystemPlacement["nodeSelector"];
  /** The two pods in two zones, where there are two. The chart writes the selector itself. */
  readonly topologySpreadConstraints: SystemPlacement["topologySpreadConstraints"];
  /** Opens metrics, which the chart then tells the Prometheus operator of. */
  readonly enableMetrics?: boolean;
}

/** The part on every node, which makes volumes there usable. */
export interface EbsNodeValues {
  /** Off: there are no Windows nodes, and the chart would make a DaemonSet for them. */
  readonly enableWindows: boolean;
  /**
   * `kubernetes`: zone and type of a node are read from its labels. The chart's default asks the metadata service first,
   * which pods do not reach, and each new node would wait for that.
   */
  readonly metadataSources: string;
}

/**
 * The values this project sets; the chart's defaults hold for the rest.
 *
 * Among them the tolerations: the controller tolerates the system group's taint, and the nodes' part every taint, so that
 * volumes are let go of cleanly on a node that is being drained. A budget of one pod is the chart's own, too. The chart
 * checks all keys against a schema.
 *
 * Source: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/helm-chart-aws-ebs-csi-driver-2.64.0/charts/aws-ebs-csi-driver/values.yaml
 */
export interface AwsEbsCsiDriverValues {
  /** What makes volumes and attaches them. */
  readonly controller: EbsControllerValues & {
    /** The account that the controller acts as; the part on nodes has one without rights in AWS. */
    readonly serviceAccount: {
      /** The name that the role of the driver is bound to. */
      readonly name: string;
    };
  };
  /** What runs on every node. */
  readonly node: EbsNodeValues;
  /** What the chart tests itself with. */
  readonly helmTester: {
    /** Off: the chart would make a pod, and rights for it, that its makers test with. */
    readonly enabled: boolean;
  };
  /** Only with a registry of one's own: the copy of the driver. */
  readonly image?: ImageCopy["image"];
  /** Only with a registry of one's own: the copies of the containers beside the driver. */
  readonly sidecars?: Readonly<Record<EbsSidecar, ImageCopy>>;
}

/** A container beside the driver, as the chart names it. */
export type EbsSidecar = keyof typeof SIDECAR_PATHS;

/** Puts the EBS driver's controller on the system group, and gives it what it may not ask a node for. */
export function awsEbsCsiDriverValues(facts: AwsEbsCsiDriverFacts): AwsEbsCsiDriverValues {
  const { clusterName, region, volumeTags, hasPrometheusOperator = false, registry } = facts;
  const { nodeSelector, topologySpreadConstraints } = onSystemGroup();
  return {
    controller: {
      serviceAccount: { name: RELEASE_SERVICE_ACCOUNTS["aws-ebs-csi-driver"].name },
      region,
      k8sTagClusterId: clusterName,
      ...(volumeTags === undefined ? {} : { extraVolumeTags: volumeTags }),
      replicaCount: CONTROLLER_REPLICAS,
      nodeSelector,
      topologySpreadConstraints,
      ...(hasPrometheusOperator ? { enableMetrics: true } : {}),
    },
    node: { enableWindows: false, metadataSources: "kubernetes" },
    helmTester: { enabled: false },
    ...(registry === undefined ? {} : copies(registry)),
  };
}

function copies(registry: string): Required<Pick<AwsEbsCsiDriverValues, "image" | "sidecars">> {
  const copy = (path: string): ImageCopy => ({
    image: { repository: imageRepository({ host: "public.ecr.aws", path }, registry) },
  });
  return {
    ...copy("ebs-csi-driver/aws-ebs-csi-driver"),
    sidecars: {
      attacher: copy(SIDECAR_PATHS.attacher),
      livenessProbe: copy(SIDECAR_PATHS.livenessProbe),
      nodeDriverRegistrar: copy(SIDECAR_PATHS.nodeDriverRegistrar),
      provisioner: copy(SIDECAR_PATHS.provisioner),
      resizer: copy(SIDECAR_PATHS.resizer),
      snapshotter: copy(SIDECAR_PATHS.snapshotter),
      volumemodifier: copy(SIDECAR_PATHS.volumemodifier),
    },
  };
}

const SIDECAR_PATHS = {
  attacher: "csi-components/csi-attacher",
  livenessProbe: "csi-components/livenessprobe",
  nodeDriverRegistrar: "csi-components/csi-node-driver-registrar",
  provisioner: "csi-components/csi-provisioner",
  resizer: "csi-components/csi-resizer",
  snapshotter: "csi-components/csi-snapshotter",
  volumemodifier: "ebs-csi-driver/volume-modifier-for-k8s",
} as const;
