import {
  catalogueRegions,
  type InstanceType,
  instanceType,
  instanceTypeNames,
  zoneIdsOffering,
} from "../facts/ec2-catalogue";
import { misfitReason, shapeMeasure } from "./shape";

/**
 * How many types EC2 offers that could stand beside, or in place of, the given ones: of the shape of one of them, sold as spot, and no
 * weaker kind of machine. Undefined where the catalogue knows none of the names.
 *
 * Counted in the region that has one of the given types and offers fewest, so that nobody is asked for what a region lacks. Burstable
 * types and those of previous generations are counted only where they are among the given ones, bare metal only for bare metal, and
 * with local disks only what has some, where all of the given ones have.
 *
 * @param names - Full names, such as `m5.large`.
 */
export function interchangeableTypeCount(names: readonly string[]): number | undefined {
  const key = names.join();
  if (!counted.has(key)) {
    counted.set(key, countOf(names));
  }
  return counted.get(key);
}

/** Answers by the names asked for: groups of a stack often name the same. */
const counted = new Map<string, number | undefined>();

function countOf(names: readonly string[]): number | undefined {
  const given = names.flatMap((name) => instanceType(name) ?? []);
  if (given.length === 0) {
    return undefined;
  }
  const fitting = fittingOnes(given);
  const counts = catalogueRegions().flatMap((region) => {
    const isOffered = ({ name }: InstanceType): boolean => (zoneIdsOffering(region, name) ?? []).length > 0;
    return given.some(isOffered) ? [fitting.filter(isOffered).length] : [];
  });
  return counts.length === 0 ? given.length : Math.min(...counts);
}

function fittingOnes(given: readonly InstanceType[]): readonly InstanceType[] {
  const needsDisks = given.every(({ nvmeGB }) => nvmeGB > 0);
  const candidates = instanceTypeNames()
    .flatMap((name) => instanceType(name) ?? [])
    .filter(
      (type) =>
        given.some(({ name }) => name === type.name) ||
        (type.supportsSpot &&
          !type.isBurstable &&
          !type.isPreviousGeneration &&
          given.some(({ isBareMetal }) => isBareMetal === type.isBareMetal) &&
          (!needsDisks || type.nvmeGB > 0)),
    );
  const measures = [...new Set(given.map((type) => shapeMeasure(type, candidates)))];
  return candidates.filter((type) => measures.some((measure) => misfitReason(type, measure) === undefined));
}
