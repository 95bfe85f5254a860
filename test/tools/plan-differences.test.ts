import { expect, test } from "@jest/globals";

import { planDifferences, realResources } from "../../tools/plan-differences";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const VPC = "urn:pulumi:dev::spot-eks::aws:ec2/vpc:Vpc::net";

test("a real preview is read with its unknowns and secrets as text, without the engine's own", () => {
  const inputs = {
    cidrBlock: "10.0.0.0/16",
    id: UNKNOWN,
    word: { [SIGNATURE]: SECRET, ciphertext: "x" },
    __internal: {},
  };
  const steps = [
    { urn: VPC, newState: { inputs } },
    { urn: "urn:pulumi:dev::spot-eks::pulumi:providers:aws::default_7_48_0", newState: { inputs: {} } },
  ];
  expect(realResources({ steps })).toEqual([
    { urn: VPC, inputs: { cidrBlock: "10.0.0.0/16", id: "[unknown]", word: "[secret]" } },
  ]);
});

test("equal plans have no differences, whatever the order of keys and resources", () => {
  const [one, other] = [`${VPC}-1`, `${VPC}-2`];
  const real = [
    { urn: one, inputs: { a: 1, b: [2] } },
    { urn: other, inputs: {} },
  ];
  const embedded = [
    { urn: other, inputs: {} },
    { urn: one, inputs: { b: [2], a: 1 } },
  ];
  expect(planDifferences(real, embedded)).toEqual([]);
});

test("every difference is a line: values, keys and whole resources", () => {
  const real = [
    { urn: VPC, inputs: { tags: { a: "1", b: "2" } } },
    { urn: `${VPC}-real`, inputs: {} },
  ];
  const embedded = [
    { urn: VPC, inputs: { tags: { a: "3" } } },
    { urn: `${VPC}-plan`, inputs: {} },
  ];
  expect(planDifferences(real, embedded)).toEqual([
    `${VPC} tags a: "1" in the real plan, "3" in the embedded one`,
    `${VPC} tags b: "2" in the real plan, absent in the embedded one`,
    `${VPC}-plan: only in the embedded plan`,
    `${VPC}-real: only in the real plan`,
  ]);
});
