import { expect, test } from "@jest/globals";

import { cpuMilli, mebibytes, quantity, thresholdMiB } from "../../capacity/quantity";

test.each([
  { text: "250m", milli: 250 },
  { text: "1", milli: 1000 },
  { text: "0.1", milli: 100 },
  { text: "1.0005", milli: 1001 },
])("$text of CPU is $milli thousandths", ({ text, milli }) => {
  expect(cpuMilli(text)).toBe(milli);
});

test.each([
  { text: "1Gi", mib: 1024 },
  { text: "0.2Gi", mib: 205 },
  { text: "200Mi", mib: 200 },
  { text: "1G", mib: 954 },
  { text: "512Ki", mib: 1 },
])("$text of memory is $mib MiB", ({ text, mib }) => {
  expect(mebibytes(text)).toBe(mib);
});

test.each([
  { text: "200Mi", mib: 200 },
  { text: "0.2Gi", mib: 205 },
  { text: "5.5%", mib: 55 },
  { text: "0.25%", mib: 2.5 },
  { text: "100%", mib: 1000 },
])("a threshold of $text of 1000 MiB is $mib MiB", ({ text, mib }) => {
  expect(thresholdMiB(text, 1000)).toBe(mib);
});

test.each(["", "Gi", "1Xi", "-1", "1 Gi", "1__proto__"])("%j is refused", (text) => {
  expect(() => quantity(text)).toThrow(new RangeError(`${text} is not a Kubernetes quantity such as 250m or 1Gi`));
});
