import { isKubernetesGroup } from "../detectors/auto-scaling-group";
import { launchesSpot, spotProperty } from "../detectors/group-launches";
import { installed, isNamed, TERMINATION_HANDLER } from "../detectors/interruption-handler";
import { eventsOf, isDisabled, targetsOf } from "../detectors/event-rule";
import { interruptionQueues } from "../detectors/interruption-queue";
import { hasTerminationHook } from "../detectors/lifecycle-hooks";
import { flag, texts } from "../internal/options";
import type { Stack } from "../internal/stack";
import { stackRule } from "../internal/stack-rule";
import { unlessUnknown } from "../internal/unknown";
import { AUTO_SCALING_GROUP } from "../resource-types/auto-scaling";
import { CLUSTER } from "../resource-types/eks";
import { EVENT_RULE, FUNCTION } from "../resource-types/events";
import { HELM_RELEASE } from "../resource-types/kubernetes";

const SPOT_EXAMPLE = {
  cluster: { type: CLUSTER.token, properties: { name: "east", version: "1.34" } },
  workers: {
    type: AUTO_SCALING_GROUP.token,
    properties: {
      mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } },
      tags: [{ key: "kubernetes.io/cluster/east", value: "owned", propagateAtLaunch: true }],
    },
  },
};

/** EKS drains the nodes of managed groups; those of an Auto Scaling group of one's own nobody drains unless asked. */
export const spotNodesHaveAnInterruptionHandler = stackRule({
  name: "spot-nodes-have-an-interruption-handler",
  entry: "C01",
  severity: "critical",
  description: "Spot nodes of a group of one's own have a handler that drains them when they are interrupted.",
  why:
    "Two minutes before AWS takes a spot instance back it says so, and Kubernetes does not listen. Without a handler the node " +
    "vanishes with every pod on it, and the cluster finds out only when the node stops reporting.",
  mend: "Install the AWS Node Termination Handler, or use a managed node group, which EKS drains by itself.",
  sources: [
    "https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/README.md",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html",
  ],
  options: {
    assumesHandlerElsewhere: flag({
      description: "A handler is installed by other means, such as another stack or GitOps",
      standard: false,
    }),
    handlerImages: texts({
      description: "Images and charts of handlers, each without its registry and tag",
      standard: [TERMINATION_HANDLER, "lifecycle-manager"],
    }),
  },
  examples: {
    broken: SPOT_EXAMPLE,
    kept: {
      ...SPOT_EXAMPLE,
      "termination-handler": {
        type: HELM_RELEASE.token,
        properties: {
          chart: "oci://public.ecr.aws/aws-ec2/helm/aws-node-termination-handler",
          namespace: "kube-system",
        },
      },
    },
  },
  judge: (stack, { each, options: { assumesHandlerElsewhere, handlerImages }, report }) => {
    const isInstalled = installed(stack).some((program) => handlerImages.some((name) => isNamed(program, name)));
    const clusters = stack.of(CLUSTER);
    const isAuto = clusters.some(({ view }) => unlessUnknown(() => view.computeConfig?.enabled) === true);
    if (clusters.length === 0 || isInstalled || isAuto || assumesHandlerElsewhere) {
      return;
    }
    const isHeard = sendsToAHandler(stack);
    each(stack.of(AUTO_SCALING_GROUP), (group) => {
      if (!isKubernetesGroup(group.view) || !launchesSpot(group, stack)) {
        return;
      }
      if (!isHeard || !hasTerminationHook(group, stack)) {
        report(
          group.resource,
          spotProperty(group),
          "launches spot nodes that nothing in this stack drains when they are interrupted; " +
            `install ${TERMINATION_HANDLER}, or set assumesHandlerElsewhere where another stack does`,
        );
      }
    });
  },
});

/** Says whether rules send interruptions or terminations to a function, or to a queue, which somebody reads. */
function sendsToAHandler(stack: Stack): boolean {
  const isHeard = (rule: { readonly view: ReturnType<typeof EVENT_RULE.view> }): boolean => {
    const events = unlessUnknown(() => eventsOf(rule.view)) ?? [];
    return !isDisabled(rule.view) && (events.includes("interruption") || events.includes("termination"));
  };
  const isFunctionTold = stack
    .of(EVENT_RULE)
    .filter(isHeard)
    .flatMap((rule) => targetsOf(rule, stack))
    .some((target) => stack.referredTo(target, "arn", FUNCTION).length > 0);
  return (
    isFunctionTold ||
    interruptionQueues(stack).some(({ reader, rules }) => reader !== "karpenter" && rules.some(isHeard))
  );
}
