import { readFileSync } from "node:fs";
import path from "node:path";

import { z } from "zod";

const FOLDER = path.join(__dirname, "..", "..", "facts", "chart-values");

const CHART_VALUES = z.strictObject({
  chart: z.string(),
  version: z.string(),
  appVersion: z.string(),
  source: z.string(),
  licence: z.string(),
  alsoRead: z.array(z.string()),
  freeForm: z.array(z.string()),
  defaults: z.record(z.string(), z.unknown()),
});

/** What is known of a chart's own values. */
export type ChartValues = z.output<typeof CHART_VALUES>;

/** The values of a chart as its makers published them. */
export function chartValues(chart: string): ChartValues {
  return CHART_VALUES.parse(JSON.parse(readFileSync(path.join(FOLDER, `${chart}.json`), "utf8")));
}

/** Keys of values that the chart does not know, each by its path, such as `settings.clustername`. */
export function unknownKeys({ defaults, alsoRead, freeForm }: ChartValues, values: object): string[] {
  const isFree = (name: string, at: string) => freeForm.includes(name) || freeForm.includes(at);
  const below = (value: unknown, known: unknown, at: string): string[] => {
    if (Array.isArray(value)) {
      const [example] = Array.isArray(known) ? (known as unknown[]) : [];
      return value.flatMap((item: unknown, index) => (isMap(example) ? below(item, example, `${at}[${index}]`) : []));
    }
    if (!isMap(value) || (at !== "" && isMap(known) && Object.keys(known).length === 0)) {
      return [];
    }
    if (!isMap(known)) {
      return known === null || known === undefined ? [] : [at];
    }
    return Object.entries(value).flatMap(([key, each]) => {
      const place = at === "" ? key : `${at}.${key}`;
      if (isFree(key, place) || alsoRead.includes(place)) {
        return [];
      }
      if (!(key in known)) {
        return alsoRead.some((also) => also.startsWith(`${place}.`)) ? below(each, {}, place) : [place];
      }
      return below(each, known[key], place);
    });
  };
  return below(values, defaults, "");
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
