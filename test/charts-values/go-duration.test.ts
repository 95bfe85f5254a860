import { expect, test } from "@jest/globals";

import { goDuration } from "../../charts-values/go-duration";

test.each([
  { seconds: 0, text: "0s" },
  { seconds: 10, text: "10s" },
  { seconds: 60, text: "1m0s" },
  { seconds: 300, text: "5m0s" },
  { seconds: 3599, text: "59m59s" },
  { seconds: 3600, text: "1h0m0s" },
  { seconds: 90_061, text: "25h1m1s" },
])("$seconds seconds are $text", ({ seconds, text }) => {
  expect(goDuration(seconds)).toBe(text);
});

test.each([{ seconds: -1 }, { seconds: 0.5 }, { seconds: Number.NaN }])(
  "$seconds seconds are no time",
  ({ seconds }) => {
    expect(() => goDuration(seconds)).toThrow(
      new RangeError(`seconds: ${seconds} is not a whole number of at least 0`),
    );
  },
);
