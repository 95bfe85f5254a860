import * as pulumi from "@pulumi/pulumi";

import { SYSTEM_NODES, SYSTEM_TOLERATIONS, TOPOLOGY_KEYS } from "../../facts/placement";

interface TopologySpread {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: "DoNotSchedule" | "ScheduleAnyway";
  readonly labelSelector: { readonly matchLabels: Readonly<Record<string, string>> };
}

/** Where a controller's pods may be and how many there are. */
interface Placement {
  readonly replicaCount: number;
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly object[];
  readonly topologySpreadConstraints: readonly TopologySpread[];
}

/**
 * What the add-on coredns is told; it refuses unknown keys.
 *
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/coredns-autoscaling.html
 */
interface CorednsConfiguration extends Placement {
  readonly podDisruptionBudget: { readonly enabled: boolean; readonly maxUnavailable: number };
}

/**
 * What the add-on aws-ebs-csi-driver is told; it refuses unknown keys.
 *
 * Source: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/helm-chart-aws-ebs-csi-driver-2.64.0/charts/aws-ebs-csi-driver/values.yaml
 */
interface EbsDriverConfiguration {
  readonly controller: Placement & {
    /** Tags of the volumes the driver makes. */
    readonly extraVolumeTags: Readonly<Record<string, string>>;
    /** Cluster that the driver tags its volumes with, as the policy of its role demands. */
    readonly k8sTagClusterId: pulumi.Input<string>;
  };
}

/** Configuration of coredns, as JSON: two pods on two system nodes, in two zones where there are nodes. */
export function corednsConfiguration(): string {
  const configuration: CorednsConfiguration = {
    ...onSystemNodes({ "k8s-app": "kube-dns" }),
    podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
  };
  return JSON.stringify(configuration);
}

/** Configuration of the EBS driver, as JSON: its controller on the system group; its node part runs on every node. */
export function ebsDriverConfiguration(
  clusterName: pulumi.Input<string>,
  tags: Readonly<Record<string, string>>,
): pulumi.Output<string> {
  const configuration: EbsDriverConfiguration = {
    controller: {
      ...onSystemNodes({ app: "ebs-csi-controller" }),
      extraVolumeTags: tags,
      k8sTagClusterId: clusterName,
    },
  };
  return pulumi.jsonStringify(configuration);
}

/** Two pods, never on one node: the second waits rather than die with the first. Zones are a wish. */
function onSystemNodes(matchLabels: Readonly<Record<string, string>>): Placement {
  const spread = { maxSkew: 1, labelSelector: { matchLabels } };
  return {
    replicaCount: 2,
    nodeSelector: SYSTEM_NODES,
    tolerations: SYSTEM_TOLERATIONS,
    topologySpreadConstraints: [
      { ...spread, topologyKey: TOPOLOGY_KEYS.zone, whenUnsatisfiable: "ScheduleAnyway" },
      { ...spread, topologyKey: TOPOLOGY_KEYS.host, whenUnsatisfiable: "DoNotSchedule" },
    ],
  };
}
