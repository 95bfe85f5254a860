import type { PricedType } from "../capacity/priced-types";
import type { Selection } from "../capacity/select-instance-types";
import { INTERRUPTION_BANDS, onDemandPricesDate, SPOT_ADVISOR_DATE } from "../facts/ec2-prices";
import type { SelectRequest } from "./select-request";
import { table } from "./table";
import { cut, painter, wrapped, type Terminal } from "./terminal";

/** A column of the table; one of which all cells are empty is left out. */
interface Column {
  readonly title: string;
  readonly cell: (priced: PricedType) => string;
}

const USD_DIGITS = 4;

const COLUMNS: readonly Column[] = [
  { title: "Instance type", cell: ({ type }) => type.name },
  { title: "vCPU", cell: ({ type }) => String(type.vcpu) },
  { title: "GiB", cell: ({ type }) => String(Math.round((type.memoryMiB / 1024) * 100) / 100) },
  { title: "GPU", cell: ({ type: { gpu } }) => (gpu === undefined ? "" : `${gpu.count || "part of"} ${gpu.name}`) },
  { title: "NVMe GB", cell: ({ type }) => (type.nvmeGB > 0 ? String(type.nvmeGB) : "") },
  { title: "Mbit/s", cell: ({ type }) => String(type.networkBaselineMbps) },
  { title: "USD/h on demand", cell: ({ onDemand }) => (onDemand === undefined ? "not known" : usd(onDemand)) },
  { title: "Spot saved", cell: ({ spot }) => (spot === undefined ? "not known" : `${spot.savingsPercent} %`) },
  { title: "Interrupted", cell: ({ spot }) => INTERRUPTION_BANDS[spot?.interruptionBand ?? -1] ?? "not known" },
  { title: "Zones", cell: ({ zoneIds }) => String(zoneIds.length) },
];

function usd({ usdPerHour, isEstimate }: { readonly usdPerHour: number; readonly isEstimate: boolean }): string {
  return `${isEstimate ? "~" : ""}${usdPerHour.toFixed(USD_DIGITS)}`;
}

/**
 * The types as a table, and below it in words how many pools they are and how old the data is.
 *
 * @param found - How many types were found; the selection may have been cut.
 */
export function renderSelection(
  request: SelectRequest,
  selection: Selection,
  found: number,
  { columns, hasColor }: Pick<Terminal, "columns" | "hasColor">,
): string {
  const paint = painter(hasColor);
  const shown = COLUMNS.filter(({ cell }) => selection.types.some((priced) => cell(priced) !== ""));
  const rows = selection.types.map((priced) => shown.map(({ cell }) => cell(priced)));
  const [header = "", ...lines] = table([shown.map(({ title }) => title), ...rows]).map((line) => cut(line, columns));
  const words = [poolsSentence(request, selection, found), datesSentence(request.criteria.region)];
  return [
    paint("strong", header),
    ...lines,
    "",
    ...words.flatMap((sentence) => wrapped(sentence, Math.min(columns, PROSE_COLUMNS))),
    "",
  ].join("\n");
}

/** Columns in which prose is easy to read. */
const PROSE_COLUMNS = 120;

function poolsSentence({ criteria, capacityType }: SelectRequest, { types, pools }: Selection, found: number): string {
  const { region, zones = [] } = criteria;
  const where = zones.length === 0 ? `all zones of ${region}` : zones.map(({ name }) => name).join(", ");
  const count = pools.isExact ? `${pools.count}` : `up to ${pools.count}`;
  const cutOff = found > types.length ? ` The best ${types.length} of ${found} types; --max-results shows more.` : "";
  const doubt = pools.isExact ? "" : " Zones by id (use1-az4) would give the exact number.";
  const noun = types.length === 1 ? "type" : "types";
  const pool = pools.count === 1 ? "pool" : "pools";
  return `${types.length} ${noun} in ${where}: ${count} ${pool} of ${capacityType} capacity.${doubt}${cutOff}`;
}

function datesSentence(region: string): string {
  return (
    `On-demand prices of ${onDemandPricesDate(region) ?? "no day"} (Linux; ~ is an estimate), spot savings and ` +
    `interruptions of ${SPOT_ADVISOR_DATE}: for comparing types, not a quote.`
  );
}
