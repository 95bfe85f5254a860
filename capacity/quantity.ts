const SUFFIXES: Readonly<Record<string, number>> = {
  m: 0.001,
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
};

/**
 * The number a Kubernetes quantity stands for, such as 0.25 for `250m` and 1073741824 for `1Gi`.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 *
 * @throws RangeError - it is no quantity.
 */
export function quantity(text: string): number {
  const [, digits = "", suffix = ""] = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(text) ?? [];
  const factor = Object.hasOwn(SUFFIXES, suffix) ? SUFFIXES[suffix] : undefined;
  if (digits === "" || factor === undefined) {
    throw new RangeError(`${text} is not a Kubernetes quantity such as 250m or 1Gi`);
  }
  return Number(digits) * factor;
}

/** CPU in thousandths of a vCPU, rounded up. */
export function cpuMilli(text: string): number {
  return Math.ceil(quantity(text) * 1000 - ROUNDING);
}

/** Memory or disk in MiB, rounded up. */
export function mebibytes(text: string): number {
  return Math.ceil(quantity(text) / 1024 ** 2 - ROUNDING);
}

/** What a threshold of the kubelet comes to in MiB: an amount such as `200Mi`, rounded up, or a percentage of a whole. */
export function thresholdMiB(text: string, wholeMiB: number): number {
  return text.endsWith("%") ? (Number.parseFloat(text) / 100) * wholeMiB : mebibytes(text);
}

/** Keeps what binary fractions add from rounding a whole number up. */
const ROUNDING = 1e-6;
