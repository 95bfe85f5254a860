import type { Stack } from "../internal/stack";
import { UnknownValue, unlessUnknown } from "../internal/unknown";
import { DAEMON_SET, DEPLOYMENT, HELM_RELEASE } from "../resource-types/kubernetes";

/**
 * Name of the node termination handler's chart, its image and, unless renamed, of what the chart makes.
 *
 * Source: https://github.com/aws/aws-node-termination-handler/tree/v1.25.6/config/helm/aws-node-termination-handler
 */
const HANDLER = "aws-node-termination-handler";

/** Says whether a stack runs the node termination handler, as a Helm release, a deployment or a daemon set. */
export function hasTerminationHandler(stack: Stack): boolean {
  const workloads = [...stack.of(DEPLOYMENT), ...stack.of(DAEMON_SET)];
  return (
    stack.of(HELM_RELEASE).some(({ view }) => names(() => view.chart) || names(() => view.name)) ||
    workloads.some(
      ({ view }) =>
        names(() => view.metadata?.name) ||
        (unlessUnknown(() => view.spec?.template?.spec?.containers) ?? []).some((container) =>
          names(() => container.image),
        ),
    )
  );
}

/**
 * Says whether a stack's handler is known to run on the nodes themselves: that one uses no lifecycle hook.
 *
 * As a daemon set, or by its chart, which reads a queue only when told.
 *
 * Source: https://github.com/aws/aws-node-termination-handler/blob/v1.25.6/README.md
 */
export function hasHandlerOnNodes(stack: Stack): boolean {
  const isDaemonSet = stack
    .of(DAEMON_SET)
    .some(
      ({ view }) =>
        names(() => view.metadata?.name) ||
        (unlessUnknown(() => view.spec?.template?.spec?.containers) ?? []).some((one) => names(() => one.image)),
    );
  return isDaemonSet || stack.of(HELM_RELEASE).some(({ view }) => names(() => view.chart) && readsNoQueue(view));
}

function readsNoQueue(view: ReturnType<typeof HELM_RELEASE.view>): boolean {
  try {
    return view.values?.enableSqsTerminationDraining !== true;
  } catch (error) {
    if (error instanceof UnknownValue) {
      return false;
    }
    throw error;
  }
}

function names(read: () => string | undefined): boolean {
  return unlessUnknown(read)?.includes(HANDLER) ?? false;
}
