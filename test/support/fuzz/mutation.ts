import fc from "fast-check";

/** Where a value is, from the root. */
type Path = readonly (string | number)[];

/** A way to break one place of a document. */
type Break = (parent: Record<string, unknown>, key: string, value: unknown) => void;

/** Deeper than any document should be. */
const DEEP: unknown = Array.from({ length: 30 }).reduce<unknown>((inner) => ({ a: inner }), {});

/** What people, templates and attackers leave in documents. */
const HOSTILE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  "",
  " ",
  "\n",
  "\u0000",
  "no",
  "1.30",
  1.3,
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "${aws:region}",
  "$(reboot)",
  "'; DROP TABLE nodes; --",
  "\u202Eabc",
  "x".repeat(10_000),
  "[secret]",
  "[unknown]",
  "0.0.0.0/0",
  "10.0.0.0/8",
  "10.0.0.1/16",
  "::/0",
  "us-east-1a",
  "us-east-1-bos-1a",
  "lowest-price",
  "t3.nano",
  "m5.metal",
  "p5.48xlarge",
  "system",
  "2026-01-01 00:00:00 +0000 UTC",
  {},
  [],
  [null],
  { kind: "spot" },
  DEEP,
];

const hostile = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
  { weight: 1, arbitrary: fc.double({ noNaN: true }) },
);

const brokenBy: fc.Arbitrary<Break> = fc.oneof(
  {
    weight: 4,
    arbitrary: hostile.map((value): Break => (parent, key) => {
      parent[key] = structuredClone(value);
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constant<Break>((parent, key) => {
      Reflect.deleteProperty(parent, key);
    }),
  },
  {
    weight: 1,
    arbitrary: hostile.map((name): Break => (parent, key, value) => {
      const renamed = typeof name === "string" ? name : key.toUpperCase();
      Object.defineProperty(parent, renamed, { value, enumerable: true, configurable: true, writable: true });
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Break>((parent, key, value) => {
      parent[key] = Array.isArray(value) ? [...(value as unknown[]), ...(value as unknown[])] : [value];
    }),
  },
);

/** Paths of everything below a value, parents before their parts. */
function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) {
    return [path];
  }
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const parts = value as Record<string | number, unknown>;
  return [...(path.length === 0 ? [] : [path]), ...steps.flatMap((step) => pathsOf(parts[step], [...path, step]))];
}

/** A copy of a document with one to three places broken. */
export function mutated(document: unknown): fc.Arbitrary<unknown> {
  return fc.array(fc.tuple(fc.nat(), brokenBy), { minLength: 1, maxLength: 3 }).map((breaks) => {
    const copy: unknown = structuredClone(document);
    for (const [where, breakIt] of breaks) {
      const paths = pathsOf(copy);
      const path = paths[where % Math.max(1, paths.length)] ?? [];
      const key = path.at(-1);
      if (key !== undefined) {
        const parent = path.slice(0, -1).reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], copy);
        breakIt(parent as Record<string, unknown>, String(key), (parent as Record<string, unknown>)[key]);
      }
    }
    return copy;
  });
}
