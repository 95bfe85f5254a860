import { expect, test } from "@jest/globals";

import { addonVersionOf } from "../../stacks/addon-versions";
import { parseEnvironment } from "../../stacks/parse-environment";
import { environmentDocument } from "../support/environment-document";

test("an add-on has the environment's version, or the pin of the Kubernetes version", () => {
  const document = environmentDocument({ "cluster.addonVersions": { "vpc-cni": "v1.23.2-eksbuild.1" } });
  const { environment } = parseEnvironment(document, { region: "us-east-1" });
  if (environment === undefined) {
    throw new Error("the document is not right");
  }
  const newer = { environment, kubernetesMinor: "1.36" } as const;

  expect(addonVersionOf(newer, "vpc-cni")).toBe("v1.23.2-eksbuild.1");
  expect(addonVersionOf(newer, "coredns")).toBe("v1.14.3-eksbuild.23");
});
