import {
  AWS_LOAD_BALANCER_CONTROLLER_CHART,
  awsLoadBalancerControllerValues,
} from "../../charts-values/aws-load-balancer-controller";
import { KUBE_STATE_METRICS_CHART, kubeStateMetricsValues } from "../../charts-values/kube-state-metrics";
import { METRICS_SERVER_CHART, metricsServerValues } from "../../charts-values/metrics-server";
import { SYSTEM_NAMESPACE } from "../../facts/releases";
import { commonFacts, type ChartDelivery, type DeliveryContext } from "./release";

/** The controllers of `addons` that an environment asks for, each that others need before them. */
export function addonDeliveries<Text>(context: DeliveryContext<Text>): readonly ChartDelivery[] {
  const { addons } = context.environment;
  return [
    ...(addons?.metricsServer === true ? [metricsServer(context)] : []),
    ...(addons?.loadBalancerController === true ? [loadBalancerController(context)] : []),
    ...(addons?.kubeStateMetrics === true ? [kubeStateMetrics(context)] : []),
  ];
}

function metricsServer(context: DeliveryContext<unknown>): ChartDelivery {
  return {
    name: "metrics-server",
    pin: METRICS_SERVER_CHART,
    namespace: SYSTEM_NAMESPACE,
    values: metricsServerValues(commonFacts(context)),
    after: [],
  };
}

function loadBalancerController<Text>(context: DeliveryContext<Text>): ChartDelivery {
  const { clusterName, region, known } = context;
  return {
    name: "aws-load-balancer-controller",
    pin: AWS_LOAD_BALANCER_CONTROLLER_CHART,
    namespace: SYSTEM_NAMESPACE,
    values: awsLoadBalancerControllerValues({ clusterName, region, vpcId: known.vpcId, ...commonFacts(context) }),
    after: [],
  };
}

function kubeStateMetrics(context: DeliveryContext<unknown>): ChartDelivery {
  return {
    name: "kube-state-metrics",
    pin: KUBE_STATE_METRICS_CHART,
    namespace: SYSTEM_NAMESPACE,
    values: kubeStateMetricsValues(commonFacts(context)),
    after: [],
  };
}
