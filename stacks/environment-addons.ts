import { z } from "zod";

import { documented, flag } from "./documented";
import { DEFAULTS } from "./environment-defaults";

function addon(text: string, why: string, key: keyof typeof DEFAULTS.addons) {
  return documented(flag().default(DEFAULTS.addons[key]), { text, why });
}

/** Controllers that most clusters have, each on the system group with a role of its own. */
export const ADDONS = z.strictObject({
  loadBalancerController: addon(
    "Whether AWS Load Balancer Controller runs: load balancers for ingresses and services, which send to pods themselves.",
    "On: a load balancer that sends to nodes loses requests with each spot node.",
    "loadBalancerController",
  ),
  metricsServer: addon(
    "Whether metrics-server runs, which horizontal pod autoscaling and `kubectl top` read.",
    "On: without it nothing scales out when a node is lost.",
    "metricsServer",
  ),
  kubeStateMetrics: addon(
    "Whether kube-state-metrics runs, which tells what nodes and pods there are, with the nodes' capacity type.",
    "On: spot's share over time comes from it. It needs a Prometheus to read it.",
    "kubeStateMetrics",
  ),
  prometheusOperator: addon(
    "Whether a Prometheus operator is in the cluster, so that each chart brings what makes its metrics read.",
    "Off: without the operator's definitions such a chart cannot be installed.",
    "prometheusOperator",
  ),
});
