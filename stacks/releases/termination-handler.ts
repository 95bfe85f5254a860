import {
  NODE_TERMINATION_HANDLER_CHART,
  nodeTerminationHandlerValues,
} from "../../charts-values/aws-node-termination-handler";
import { interruptionQueueName, SYSTEM_NAMESPACE } from "../../facts/releases";
import { drainedByTerminationHandler } from "../interruption-handlers";
import { commonFacts, type ChartDelivery, type DeliveryContext } from "./release";

/** The node termination handler, where any group needs it. */
export function terminationHandlerDeliveries<Text>(context: DeliveryContext<Text>): readonly ChartDelivery[] {
  if (drainedByTerminationHandler(context.environment).length === 0) {
    return [];
  }
  return [
    {
      name: "aws-node-termination-handler",
      pin: NODE_TERMINATION_HANDLER_CHART,
      namespace: SYSTEM_NAMESPACE,
      values: valuesOf(context),
      after: [],
    },
  ];
}

function valuesOf<Text>(context: DeliveryContext<Text>): object {
  const { environment, clusterName, region, known } = context;
  const { terminationHandler, rebalance } = environment.interruption;
  const { registry, hasPrometheusOperator } = commonFacts(context);
  const copies = registry === undefined ? {} : { registry };
  if (terminationHandler === "imds") {
    return nodeTerminationHandlerValues({ mode: "nodes", rebalance, ...copies });
  }
  const queueUrl = known.queueUrl(interruptionQueueName(clusterName, "aws-node-termination-handler"));
  return nodeTerminationHandlerValues({
    mode: "queue",
    region,
    clusterName,
    queueUrl,
    hasPrometheusOperator,
    ...copies,
  });
}
