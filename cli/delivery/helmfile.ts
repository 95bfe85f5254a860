import type { ObjectsDelivery } from "../../stacks/releases/release";
import type { LayoutSet, PinnedChart } from "./files";
import { yamlText } from "./yaml-text";

/**
 * One helmfile: releases with what they need, and objects applied before the first or after the last release they need.
 *
 * Source: https://helmfile.readthedocs.io/en/latest/#configuration
 */
export function helmfileFiles({ stack, deliveries }: LayoutSet): readonly (readonly [string, string])[] {
  const charts = deliveries.flatMap((each) => ("objects" in each ? [] : [each]));
  const objects = deliveries.flatMap((each) => ("objects" in each ? [each] : []));
  const repositories = charts.filter(({ source }) => !source.repository.startsWith("oci://"));
  const document = {
    ...(repositories.length === 0
      ? {}
      : { repositories: repositories.map(({ name, source }) => ({ name, url: source.repository })) }),
    helmDefaults: { atomic: true, cleanupOnFail: true, wait: true },
    releases: charts.map((chart) => release(chart, charts, objects)),
  };
  return [["helmfile.yaml", yamlText([`stack: ${stack}`], [document])]];
}

function release(chart: PinnedChart, charts: readonly PinnedChart[], objects: readonly ObjectsDelivery[]): object {
  const { name, namespace, source, after, skipsAwait = false } = chart;
  const { repository, name: chartName, version } = source;
  const needs = after.flatMap((each) => {
    const needed = charts.find((other) => other.name === each);
    return needed === undefined ? [] : [`${needed.namespace}/${needed.name}`];
  });
  const hooks = objects.flatMap((each) => hookOf(each, chart, charts));
  return {
    name,
    namespace,
    chart: repository.startsWith("oci://") ? `${repository}/${chartName}` : `${name}/${chartName}`,
    version,
    values: [`${name}.yaml`],
    ...(needs.length === 0 ? {} : { needs }),
    ...(skipsAwait ? { wait: false, atomic: false } : {}),
    ...(hooks.length === 0 ? {} : { hooks }),
  };
}

/** Objects that need no release come before the first one, others after the last one they need, samples after all. */
function hookOf(
  { name, after }: ObjectsDelivery,
  chart: PinnedChart,
  charts: readonly PinnedChart[],
): readonly object[] {
  const args = ["apply", "--server-side", "-f", `manifests/${name}.yaml`];
  const hook = (event: string) => [{ events: [event], command: "kubectl", args }];
  if (name === "workloads") {
    return charts.at(-1) === chart ? hook("postsync") : [];
  }
  const last = charts.findLast((each) => after.includes(each.name));
  return last === undefined ? (charts[0] === chart ? hook("presync") : []) : last === chart ? hook("postsync") : [];
}
