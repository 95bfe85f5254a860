import type { Zone } from "../capacity/pools";
import type { Bounds } from "../capacity/selection-criteria";
import { MEMORY_TOLERANCE_PERCENT } from "../capacity/shape";
import { instanceType, type Architecture } from "../facts/ec2-catalogue";
import { ZONE_ID } from "../facts/regions";
import { shown } from "../capacity/problem";

const ARCHITECTURES: ReadonlyMap<string, Architecture> = new Map([
  ["x86_64", "amd64"],
  ["amd64", "amd64"],
  ["arm64", "arm64"],
]);

const MIB_PER_UNIT: Readonly<Record<string, number>> = { "": 1, m: 1, g: 1024, t: 1024 ** 2 };

/**
 * A whole number from 0 on, such as `8`.
 *
 * @throws RangeError - it is none.
 */
export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) {
    throw new RangeError(`${shown(text)} is not a whole number from 0 on, such as 8`);
  }
  return Number(text);
}

/**
 * A whole number from 1 on: what every instance type has some of.
 *
 * @throws RangeError - it is none.
 */
export function positiveNumber(text: string): number {
  const number = wholeNumber(text);
  if (number === 0) {
    throw new RangeError(`${shown(text)} is not at least 1`);
  }
  return number;
}

/**
 * Memory in MiB: `32768`, `32768MiB`, `32GiB` or `0.5 gb`; a number alone is MiB.
 *
 * @throws RangeError - it is no amount of memory.
 */
export function memory(text: string): number {
  const [, digits, unit = ""] = /^(\d+(?:\.\d+)?) ?(?:([mgt])i?b?)?$/i.exec(text) ?? [];
  const factor = MIB_PER_UNIT[unit.toLowerCase()];
  if (digits === undefined || factor === undefined || Number(digits) === 0) {
    throw new RangeError(`${shown(text)} is not an amount of memory; write 32768 (MiB) or 32GiB`);
  }
  return Math.round(Number(digits) * factor);
}

/**
 * `true` or `false`; the option alone means true.
 *
 * @throws RangeError - it is neither.
 */
export function statement(text: string | true): boolean {
  if (text !== true && text !== "true" && text !== "false") {
    throw new RangeError(`${shown(text)} is not true or false`);
  }
  return text !== "false";
}

/**
 * An architecture as EC2 or as Kubernetes spells it.
 *
 * @throws RangeError - it is none.
 */
export function architecture(text: string): Architecture {
  const known = ARCHITECTURES.get(text);
  if (known === undefined) {
    throw new RangeError(`${shown(text)} is not one of ${[...ARCHITECTURES.keys()].join(", ")}`);
  }
  return known;
}

/**
 * Regular expressions, one for each time that the option was written.
 *
 * @throws RangeError - one is none.
 */
export function patterns(texts: readonly string[]): readonly RegExp[] {
  return texts.map((text) => {
    try {
      return new RegExp(text);
    } catch {
      throw new RangeError(`${shown(text)} is not a regular expression, such as '^m[5-7]'`);
    }
  });
}

/**
 * Zones with commas between them, all by name or all by id.
 *
 * @throws RangeError - some are named and others not.
 */
export function zones(text: string): readonly Zone[] {
  const names = text.split(",").map((name) => name.trim());
  const ids = names.filter((name) => ZONE_ID.test(name));
  if (ids.length > 0 && ids.length < names.length) {
    throw new RangeError(`${shown(text)} has names and ids; write all zones by name or all by id`);
  }
  return names.map((name) => (ids.length > 0 ? { name, id: name } : { name }));
}

/**
 * GiB for each vCPU as `1:4`, to either side by as much as the memory of types of one shape may differ.
 *
 * @throws RangeError - it is no ratio.
 */
export function memoryRatio(text: string): Bounds {
  const [, vcpu, gib] = /^(\d+):(\d+)$/.exec(text) ?? [];
  const ratio = Number(gib) / Number(vcpu);
  if (!Number.isFinite(ratio) || ratio === 0) {
    throw new RangeError(`${shown(text)} is not vCPU to GiB, such as 1:4`);
  }
  const at = (percent: number): number => Math.round(ratio * (100 + percent)) / 100;
  return { min: at(-MEMORY_TOLERANCE_PERCENT), max: at(MEMORY_TOLERANCE_PERCENT) };
}

/**
 * Names of instance types with commas between them.
 *
 * @throws RangeError - one is not in the catalogue.
 */
export function typeNames(text: string): readonly string[] {
  const names = text.split(",").map((name) => name.trim());
  const unknown = names.filter((name) => instanceType(name) === undefined);
  if (unknown.length > 0) {
    throw new RangeError(
      `${unknown.join(", ")} ${unknown.length === 1 ? "is not an instance type" : "are not instance types"} in the catalogue`,
    );
  }
  return names;
}
