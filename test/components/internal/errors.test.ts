import { expect, test } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";

import { notAmong, outsideRange, refuseInvalid } from "../../../components/internal/errors";
import { record } from "../../support/record";

class Thing extends pulumi.ComponentResource {
  constructor(problems: readonly { path: string; problem: string }[]) {
    super("test:index:Thing", "thing");
    refuseInvalid(this, problems);
  }
}

test("an error names the component, and hides its stack", async () => {
  let thrown: unknown;
  await record(() => {
    try {
      new Thing([{ path: "size.min", problem: "3 is not at most size.max, 2; lower it" }]);
    } catch (error) {
      thrown = error;
    }
  });

  expect(thrown).toBeInstanceOf(pulumi.ResourceError);
  expect(thrown).toMatchObject({
    message: "size.min: 3 is not at most size.max, 2; lower it",
    resource: expect.any(Thing),
    hideStack: true,
  });
});

test("all problems are told at once, one a line", async () => {
  const problems = [
    { path: "a", problem: "1 is not 2" },
    { path: "b", problem: "2 is not 3" },
  ];
  await expect(record(() => new Thing(problems))).rejects.toMatchObject({ message: "a: 1 is not 2\nb: 2 is not 3" });
});

test.each([
  { value: 1, problems: [] },
  { value: 3, problems: [] },
  { value: 0, problems: [{ path: "days", problem: "0 is not a whole number from 1 to 3" }] },
  { value: 4, problems: [{ path: "days", problem: "4 is not a whole number from 1 to 3" }] },
  { value: 1.5, problems: [{ path: "days", problem: "1.5 is not a whole number from 1 to 3" }] },
  { value: Number.NaN, problems: [{ path: "days", problem: "NaN is not a whole number from 1 to 3" }] },
])("$value of 1 to 3", ({ value, problems }) => {
  expect(outsideRange("days", value, { min: 1, max: 3 })).toEqual(problems);
});

test.each([
  { value: 60, problems: [] },
  { value: 61, problems: [{ path: "seconds", problem: "61 is not one of 60, 600" }] },
])("$value of 60 and 600", ({ value, problems }) => {
  expect(notAmong("seconds", value, [60, 600])).toEqual(problems);
});
