import { AWS_EBS_CSI_DRIVER_CHART, awsEbsCsiDriverValues } from "../charts-values/aws-ebs-csi-driver";
import {
  AWS_LOAD_BALANCER_CONTROLLER_CHART,
  awsLoadBalancerControllerValues,
} from "../charts-values/aws-load-balancer-controller";
import {
  NODE_TERMINATION_HANDLER_CHART,
  nodeTerminationHandlerValues,
} from "../charts-values/aws-node-termination-handler";
import type { ChartPin } from "../charts-values/chart-pin";
import { CLUSTER_AUTOSCALER_CHART, clusterAutoscalerValues } from "../charts-values/cluster-autoscaler";
import { CLUSTER_OVERPROVISIONER_CHART, clusterOverprovisionerValues } from "../charts-values/cluster-overprovisioner";
import {
  CLUSTER_PROPORTIONAL_AUTOSCALER_CHART,
  clusterProportionalAutoscalerValues,
} from "../charts-values/cluster-proportional-autoscaler";
import { DESCHEDULER_CHART, deschedulerValues } from "../charts-values/descheduler";
import { KARPENTER_CHART, karpenterValues } from "../charts-values/karpenter";
import { KARPENTER_CRD_CHART, karpenterCrdValues } from "../charts-values/karpenter-crd";
import { KUBE_STATE_METRICS_CHART, kubeStateMetricsValues } from "../charts-values/kube-state-metrics";
import { METRICS_SERVER_CHART, metricsServerValues } from "../charts-values/metrics-server";
import { expanderPriorities } from "../charts-values/priority-expander";
import { interruptionQueueName } from "../facts/releases";

/** One way in which values of a chart are written. */
export interface ChartExample {
  /** When it is written so; "" where there is one way only. */
  readonly when: string;
  /** The interface of the values, by its file in `charts-values/`. */
  readonly type: string;
  readonly file: string;
  readonly values: object;
}

/** A chart with examples of its values. */
export interface DocumentedChart {
  readonly pin: ChartPin;
  /** What the chart is there for. */
  readonly purpose: string;
  readonly examples: readonly ChartExample[];
}

const CLUSTER = { clusterName: "production", region: "us-east-1" } as const;
const MINOR = "1.36";
const QUEUES = `https://sqs.${CLUSTER.region}.amazonaws.com/111122223333`;

const AUTOSCALED = expanderPriorities({
  environmentName: "production",
  groups: [
    { name: "general", tier: "spot", management: "self-managed" },
    { name: "large", tier: "spot", management: "managed" },
    { name: "edge", tier: "mixed", management: "self-managed" },
    { name: "fallback", tier: "on-demand", management: "managed" },
  ],
});

function single(file: string, type: string, values: object): readonly ChartExample[] {
  return [{ when: "", type, file, values }];
}

/** Only with a registry of one's own. */
interface Copies {
  readonly registry?: string;
}

/**
 * Every chart, with values for facts such as a cluster of production has.
 *
 * @param copies - A registry with copies of all images. Default: the makers' own.
 */
export function documentedCharts(copies: Copies = {}): readonly DocumentedChart[] {
  return [...nodeCharts(copies), ...headroomCharts(copies), ...addonCharts(copies)];
}

/** Values of every chart, each in its first way, by the name of the chart. */
export function allChartValues(): ReadonlyMap<string, object> {
  return new Map(documentedCharts().map(({ pin, examples: [first] }) => [pin.name, first?.values ?? {}]));
}

function nodeCharts(copies: Copies): readonly DocumentedChart[] {
  const handler = { file: "aws-node-termination-handler.ts" };
  const queueUrl = `${QUEUES}/${interruptionQueueName(CLUSTER.clusterName, "aws-node-termination-handler")}`;
  return [
    {
      pin: CLUSTER_AUTOSCALER_CHART,
      purpose: "Makes and takes away nodes of node groups, by the pods that wait: one of the two provisioners.",
      examples: single(
        "cluster-autoscaler.ts",
        "ClusterAutoscalerValues",
        clusterAutoscalerValues({
          ...CLUSTER,
          kubernetesMinor: MINOR,
          priorities: AUTOSCALED,
          selfManagedSpot: true,
          ...copies,
        }),
      ),
    },
    {
      pin: KARPENTER_CHART,
      purpose:
        "Makes nodes of any type that suits the pods that wait, without node groups, and drains them: the other of the two provisioners.",
      examples: single(
        "karpenter.ts",
        "KarpenterValues",
        karpenterValues({
          ...CLUSTER,
          interruptionQueueName: interruptionQueueName(CLUSTER.clusterName, "karpenter"),
          ...copies,
        }),
      ),
    },
    {
      pin: KARPENTER_CRD_CHART,
      purpose: "The kinds of object that Karpenter is told by, as a release of their own, which Helm does update.",
      examples: single("karpenter-crd.ts", "KarpenterCrdValues", karpenterCrdValues()),
    },
    {
      pin: NODE_TERMINATION_HANDLER_CHART,
      purpose:
        "Drains spot nodes of self-managed groups before AWS takes them back. EKS drains managed groups, Karpenter its own nodes.",
      examples: [
        {
          ...handler,
          when: "From a queue, on the system group",
          type: "NodeTerminationHandlerQueueValues",
          values: nodeTerminationHandlerValues({ mode: "queue", ...CLUSTER, queueUrl, ...copies }),
        },
        {
          ...handler,
          when: "On each spot node, without a queue",
          type: "NodeTerminationHandlerNodesValues",
          values: nodeTerminationHandlerValues({ mode: "nodes", rebalance: "cordon", ...copies }),
        },
      ],
    },
    {
      pin: DESCHEDULER_CHART,
      purpose: "Moves pods that stand where they no longer should, as after a wave of interruptions.",
      examples: single(
        "descheduler.ts",
        "DeschedulerValues",
        deschedulerValues({ kubernetesMinor: MINOR, provisioner: "cluster-autoscaler", ...copies }),
      ),
    },
  ];
}

function headroomCharts(copies: Copies): readonly DocumentedChart[] {
  return [
    {
      pin: CLUSTER_OVERPROVISIONER_CHART,
      purpose:
        "Holds space free on spot nodes by pods that all others push away, so that a lost node is made up for at once.",
      examples: single(
        "cluster-overprovisioner.ts",
        "ClusterOverprovisionerValues",
        clusterOverprovisionerValues({ pod: { cpuMilli: 3_500, memoryMiB: 12_288 }, replicas: 2, ...copies }),
      ),
    },
    {
      pin: CLUSTER_PROPORTIONAL_AUTOSCALER_CHART,
      purpose: "Lets the space that is held free grow and shrink with the spot nodes.",
      examples: single(
        "cluster-proportional-autoscaler.ts",
        "ClusterProportionalAutoscalerValues",
        clusterProportionalAutoscalerValues({ coresPerReplica: 40, min: 2, max: 10, ...copies }),
      ),
    },
  ];
}

function addonCharts(copies: Copies): readonly DocumentedChart[] {
  return [
    {
      pin: AWS_EBS_CSI_DRIVER_CHART,
      purpose:
        "Volumes on EBS. EKS has the same driver as an add-on; the chart is for those who want its version, or its images, in their own hands.",
      examples: single(
        "aws-ebs-csi-driver.ts",
        "AwsEbsCsiDriverValues",
        awsEbsCsiDriverValues({ ...CLUSTER, ...copies }),
      ),
    },
    {
      pin: AWS_LOAD_BALANCER_CONTROLLER_CHART,
      purpose: "Load balancers of AWS for Services and Ingresses, which send to pods and not to nodes that go away.",
      examples: single(
        "aws-load-balancer-controller.ts",
        "AwsLoadBalancerControllerValues",
        awsLoadBalancerControllerValues({ ...CLUSTER, vpcId: "vpc-0123456789abcdef0", ...copies }),
      ),
    },
    {
      pin: METRICS_SERVER_CHART,
      purpose: "What pods and nodes use now, which horizontal autoscalers ask for.",
      examples: single("metrics-server.ts", "MetricsServerValues", metricsServerValues(copies)),
    },
    {
      pin: KUBE_STATE_METRICS_CHART,
      purpose: "Metrics of the cluster's objects, by which a dashboard tells spot from on-demand.",
      examples: single("kube-state-metrics.ts", "KubeStateMetricsValues", kubeStateMetricsValues(copies)),
    },
  ];
}
