import type { Placed, Stack } from "../internal/stack";
import type { StackResource } from "../internal/resource";
import { unlessUnknown } from "../internal/unknown";
import { DAEMON_SET, DEPLOYMENT, HELM_RELEASE } from "../resource-types/kubernetes";

/** Name of the AWS Node Termination Handler's chart and image. Source: https://github.com/aws/aws-node-termination-handler */
export const TERMINATION_HANDLER = "aws-node-termination-handler";

/** A program in the cluster: by what it was installed, and the names of its chart or images. */
export interface Installed {
  readonly resource: StackResource;
  /** Property that holds its settings. */
  readonly settings: "values" | "spec";
  /** As `programName` makes them. */
  readonly names: readonly string[];
}

/** Every chart, deployment and daemon set of a stack with the names of its chart or images, as far as they are known. */
export function installed(stack: Stack): readonly Installed[] {
  const releases = stack.of(HELM_RELEASE).map(({ resource, view }): Installed => {
    const chart = unlessUnknown(() => view.chart);
    return { resource, settings: "values", names: chart === undefined ? [] : [programName(chart)] };
  });
  const workloads = [...stack.of(DAEMON_SET), ...stack.of(DEPLOYMENT)].map((workload): Installed => ({
    resource: workload.resource,
    settings: "spec",
    names: imagesOf(workload).map(programName),
  }));
  return [...releases, ...workloads];
}

/** Says whether a program is the one of this name: `karpenter/karpenter` of a chart and of an image is `karpenter`. */
export function isNamed({ names }: Pick<Installed, "names">, wanted: string): boolean {
  return names.some((name) => name === wanted || name.endsWith(`/${wanted}`));
}

function imagesOf({ view }: Placed<ReturnType<typeof DEPLOYMENT.view>>): readonly string[] {
  const containers = unlessUnknown(() => view.spec?.template?.spec?.containers) ?? [];
  return containers.flatMap((container) => unlessUnknown(() => container.image) ?? []);
}

/** The name of a chart or an image without its registry, tag and digest, such as `karpenter/controller`. */
export function programName(reference: string): string {
  return reference
    .replace(/^oci:\/\//, "")
    .replace(/@.*$/, "")
    .replace(/:[^/]*$/, "")
    .replace(/\.tgz$/, "")
    .replace(/-v?\d+\.\d+\.\d+[^/]*$/, "");
}
