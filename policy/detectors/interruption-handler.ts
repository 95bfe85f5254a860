import type { Placed, Stack } from "../internal/stack";
import type { StackResource } from "../internal/resource";
import { unlessUnknown } from "../internal/unknown";
import { HANDLER_RELEASE, HANDLER_WORKLOADS } from "../resource-types/kubernetes-handlers";

/** Name of the AWS Node Termination Handler's chart and image. Source: https://github.com/aws/aws-node-termination-handler */
export const TERMINATION_HANDLER = "aws-node-termination-handler";

/** A program in the cluster: by what it was installed, and the names of its chart or images. */
export interface Installed {
  readonly resource: StackResource;
  /** Property that holds its settings. */
  readonly settings: "values" | "spec";
  /** Each without its registry, tag and digest, such as `karpenter/controller`. */
  readonly names: readonly string[];
}

/** Every chart, deployment and daemon set of a stack with the names of its chart or images, as far as they are known. */
export function installed(stack: Stack): readonly Installed[] {
  const releases = stack.of(HANDLER_RELEASE).map(({ resource, view }): Installed => {
    const chart = unlessUnknown(() => view.chart);
    return { resource, settings: "values", names: chart === undefined ? [] : [bare(chart)] };
  });
  const workloads = HANDLER_WORKLOADS.flatMap((type) => stack.of(type)).map((workload): Installed => ({
    resource: workload.resource,
    settings: "spec",
    names: imagesOf(workload).map(bare),
  }));
  return [...releases, ...workloads];
}

/** Says whether a program is the one of this name: `karpenter/karpenter` of a chart and of an image is `karpenter`. */
export function isNamed({ names }: Installed, wanted: string): boolean {
  return names.some((name) => name === wanted || name.endsWith(`/${wanted}`));
}

function imagesOf({ view }: Placed<ReturnType<(typeof HANDLER_WORKLOADS)[number]["view"]>>): readonly string[] {
  const containers = unlessUnknown(() => view.spec?.template?.spec?.containers) ?? [];
  return containers.flatMap((container) => unlessUnknown(() => container.image) ?? []);
}

function bare(reference: string): string {
  return reference
    .replace(/^oci:\/\//, "")
    .replace(/@.*$/, "")
    .replace(/:[^/]*$/, "")
    .replace(/\.tgz$/, "")
    .replace(/-v?\d+\.\d+\.\d+[^/]*$/, "");
}
