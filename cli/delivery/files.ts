import { pinnedAt, type ChartPin } from "../../charts-values/chart-pin";
import type { ChartDelivery, Delivery, ObjectsDelivery } from "../../stacks/releases/release";
import { argoCdFiles } from "./argocd";
import { fluxFiles } from "./flux";
import { helmfileFiles } from "./helmfile";
import { yamlText } from "./yaml-text";

/** Ways to hand deliveries to what installs them. */
export const LAYOUTS = ["plain", "argocd", "flux", "helmfile"] as const;

/** One of `LAYOUTS`. */
export type Layout = (typeof LAYOUTS)[number];

/** What is delivered, and of which stack. */
export interface DeliverySet {
  readonly stack: string;
  /** Such as `1.36`. */
  readonly kubernetesVersion: string;
  /** In the order in which they are installed. */
  readonly deliveries: readonly Delivery[];
  /** Registry with copies of all charts. Default: the makers' own. */
  readonly registry?: string;
}

/** A chart, and where it is taken from. */
export type PinnedChart = ChartDelivery & { readonly source: ChartPin };

/** What a layout is made from. */
export interface LayoutSet {
  readonly stack: string;
  readonly deliveries: readonly (PinnedChart | ObjectsDelivery)[];
}

/** Name of the file that lists all releases. */
export const INDEX_FILE = "index.json";

/** All files of a set, by their path in its folder; the same set gives the same bytes. */
export function deliveryFiles(set: DeliverySet, layout: Layout): ReadonlyMap<string, string> {
  const { stack, registry } = set;
  const deliveries = set.deliveries.map((each) =>
    "objects" in each ? each : { ...each, source: pinnedAt(each.pin, registry) },
  );
  const charts = deliveries.flatMap((each) => ("objects" in each ? [] : [each]));
  return new Map([
    ...charts.map((chart): [string, string] => [valuesFile(chart.name), valuesText(stack, chart)]),
    [INDEX_FILE, indexText(set, charts)],
    ...deliveries.flatMap((each): [string, string][] =>
      "objects" in each ? [[manifestsFile(each.name), yamlText([`stack: ${stack}`], Object.values(each.objects))]] : [],
    ),
    ...LAYOUT_FILES[layout]({ stack, deliveries }),
  ]);
}

const LAYOUT_FILES: Readonly<Record<Layout, (set: LayoutSet) => readonly (readonly [string, string])[]>> = {
  plain: () => [],
  argocd: argoCdFiles,
  flux: fluxFiles,
  helmfile: helmfileFiles,
};

/** Path of a release's values. */
export function valuesFile(release: string): string {
  return `${release}.yaml`;
}

/** Path of a set of objects. */
export function manifestsFile(name: string): string {
  return `manifests/${name}.yaml`;
}

function valuesText(stack: string, { name, source, values }: PinnedChart): string {
  const { repository, version } = source;
  return yamlText(
    [
      `chart: ${source.name}`,
      `repository: ${repository}`,
      `version: ${version}`,
      `stack: ${stack}`,
      `release: ${name}`,
    ],
    [values],
  );
}

function indexText({ kubernetesVersion }: DeliverySet, charts: readonly PinnedChart[]): string {
  const index = charts.map(({ name, source, namespace }) => ({
    release: name,
    chart: source.name,
    repository: source.repository,
    version: source.version,
    namespace,
    values: valuesFile(name),
    kubernetesVersion,
  }));
  return `${JSON.stringify(index, undefined, 2)}\n`;
}
