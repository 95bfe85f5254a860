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

/**
 * The name somebody probably meant by a word, for "did you mean"; undefined: none is near.
 *
 * Near is at most one change per three letters, and at least one; case does not count. Of equally near names the first.
 */
export function nearestName(word: string, names: readonly string[]): string | undefined {
  const wanted = word.toLowerCase();
  let nearest: string | undefined;
  let limit = Math.max(1, Math.floor(word.length / 3));
  for (const name of names) {
    if (Math.abs(name.length - word.length) > limit) {
      continue;
    }
    const distance = editDistance(wanted, name.toLowerCase());
    if (distance <= limit) {
      nearest = name;
      limit = distance - 1;
    }
  }
  return nearest;
}
