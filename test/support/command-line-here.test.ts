import { expect, test } from "@jest/globals";

import { spotEks } from "./command-line";
import { spotEksHere } from "./command-line-here";

test.each([
  { what: "fine", args: ["select", "--flexible"] },
  { what: "nothing found", args: ["select", "--vcpus", "7", "--json"] },
  { what: "wrong usage", args: ["select", "--vcpus", "x"] },
])("a run here prints and ends as a process of its own: $what", async ({ args }) => {
  expect(await spotEksHere(args)).toEqual(spotEks(args));
});

test("another width is another output", async () => {
  const args = ["select", "--flexible"];
  expect(await spotEksHere(args, { columns: 60 })).not.toEqual(await spotEksHere(args));
});
