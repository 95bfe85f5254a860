import { readFileSync } from "node:fs";
import path from "node:path";

import { expect } from "@jest/globals";

import { CRD_FILES, crdText } from "../../tools/generate-crds";
import { factSource } from "../support/source-test";

const { at, sourceTest } = factSource("SPOT_EKS_CRD_SOURCE", {
  folder: "charts/karpenter-crd",
  file: "karpenter.sh_nodepools.yaml",
  undone: "the definitions of Karpenter's kinds were not regenerated",
});

sourceTest.each(CRD_FILES)("the definition %s is what its makers published", (file) => {
  const written = path.join(__dirname, "..", "support", "crds", `${file}.json`);
  expect(crdText(at, file)).toBe(readFileSync(written, "utf8"));
});
