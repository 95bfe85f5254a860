/** A cell of a row of distances; what lies outside of the row cannot be come from. */
function cell(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}

/** Changes of one letter, or swaps of two neighbours, between two words. */
function editDistance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row: number[] = [];
    for (let j = 0; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        cell(last, j) + 1,
        cell(row, j - 1) + 1,
        cell(last, j - 1) + change,
        isSwap ? cell(beforeLast, j - 2) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = row;
  }
  return cell(last, b.length);
}

/** How many changes a word may be away from a name that is near. */
function limitOf(word: string): number {
  return Math.max(1, Math.floor(word.length / 3));
}

/** Whether in names of two parts, such as `m5.large`, each part is near: a family with a size in common is not meant. */
function areNearInParts(word: string, name: string): boolean {
  const [parts, others] = [word.split("."), name.split(".")];
  return (
    parts.length !== 2 ||
    others.length !== 2 ||
    parts.every((part, index) => editDistance(part, others[index] ?? "") <= limitOf(part))
  );
}

/** Fewest letters of a beginning that can stand for a name. */
const SHORTEST_BEGINNING = 4;

/** The only name that begins with a word, such as `onDemandBaseCapacity` with `onDemandBase`. */
function onlyNameWith(beginning: string, names: readonly string[]): string | undefined {
  const [name, ...others] = names.filter((one) => one.toLowerCase().startsWith(beginning));
  return beginning.length >= SHORTEST_BEGINNING && others.length === 0 ? name : undefined;
}

/**
 * The name somebody probably meant by a word, for "did you mean"; undefined: none is near.
 *
 * Near is at most one change per three letters, and at least one, also in each of two parts with a dot between; case does
 * not count. Of equally near names the first. Where none is near, the only one that begins with the word.
 */
export function nearestName(word: string, names: readonly string[]): string | undefined {
  const wanted = word.toLowerCase();
  let nearest: string | undefined;
  let limit = limitOf(word);
  for (const name of names) {
    if (Math.abs(name.length - word.length) > limit) {
      continue;
    }
    const distance = editDistance(wanted, name.toLowerCase());
    if (distance <= limit && areNearInParts(wanted, name.toLowerCase())) {
      nearest = name;
      limit = distance - 1;
    }
  }
  return nearest ?? onlyNameWith(wanted, names);
}
