/** A chart in the one version whose values this project knows. */
export interface ChartPin {
  /** Where it is published: the URL of a chart repository, or the folder of a registry, such as `oci://ghcr.io/deliveryhero/helm-charts`. */
  readonly repository: string;
  readonly name: string;
  /** Such as `1.14.1`. */
  readonly version: string;
}

/** A chart as Helm is told of it. */
export interface ChartSource {
  /** Its name in the repository, or its whole address in a registry. */
  readonly chart: string;
  /** URL of the chart repository; absent for a registry. */
  readonly repository?: string;
  readonly version: string;
}

/** Folder of a registry of one's own that holds copies of charts. */
const COPIES = "charts";

/**
 * The same chart where it is taken from.
 *
 * @param registry - Registry with copies of all images and charts, such as
 * `111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror`; the chart is then `oci://<registry>/charts/<name>`. Default:
 * where its makers publish it.
 */
export function pinnedAt(pin: ChartPin, registry?: string): ChartPin {
  return registry === undefined ? pin : { ...pin, repository: `oci://${registry}/${COPIES}` };
}

/** Where Helm finds a chart. */
export function chartSource({ repository, name, version }: ChartPin): ChartSource {
  return repository.startsWith("oci://")
    ? { chart: `${repository}/${name}`, version }
    : { chart: name, repository, version };
}
