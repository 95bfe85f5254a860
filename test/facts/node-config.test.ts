import { expect, test } from "@jest/globals";

import { AL2023_RELEASES } from "../../facts/eks-versions";
import { NODE_CONFIG_FOLDER_SINCE } from "../../facts/node-config";

test("nodeadm of every known AL2023 release reads the folder in which a node of a mixed group says what it is", () => {
  const days = Object.values(AL2023_RELEASES)
    .flat()
    .map((release) => release.split("-")[1] ?? "");
  expect(days.filter((day) => day < NODE_CONFIG_FOLDER_SINCE)).toEqual([]);
});
