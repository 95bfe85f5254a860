import { expect, test } from "@jest/globals";

import {
  BOTTLEROCKET_AMI_TYPE,
  BOTTLEROCKET_DEVICES,
  BOTTLEROCKET_RELEASES,
  bottlerocketImageParameter,
  DEFAULT_BOTTLEROCKET_RELEASE,
} from "../../facts/bottlerocket";

test.each([
  {
    what: "an Intel node",
    image: { minor: "1.36", architecture: "amd64", release: "1.66.0-1ad6b4a4" },
    parameter: "/aws/service/bottlerocket/aws-k8s-1.36/x86_64/1.66.0-1ad6b4a4/image_id",
  },
  {
    what: "a Graviton node with GPUs",
    image: { minor: "1.35", architecture: "arm64", variant: "nvidia", release: "1.63.0-d4932ff8" },
    parameter: "/aws/service/bottlerocket/aws-k8s-1.35-nvidia/arm64/1.63.0-d4932ff8/image_id",
  },
] as const)("the image of $what is found under a name that never changes", ({ image, parameter }) => {
  expect(bottlerocketImageParameter(image)).toBe(parameter);
});

test("every release is a version and eight digits of a commit, newest first", () => {
  const releases = Object.keys(BOTTLEROCKET_RELEASES);
  expect(releases.filter((release) => !/^\d+\.\d+\.\d+-[0-9a-f]{8}$/.test(release))).toEqual([]);
  const minors = releases.map((release) => Number(release.split(".")[1]));
  expect(minors).toEqual([...minors].sort((one, other) => other - one));
});

test("the default of every minor is a release known for it", () => {
  const strangers = Object.entries(DEFAULT_BOTTLEROCKET_RELEASE).filter(
    ([minor, release]) => !BOTTLEROCKET_RELEASES[release]?.some((known) => known === minor),
  );
  expect(strangers).toEqual([]);
});

test("AMI types and devices are spelled as AWS does", () => {
  expect(BOTTLEROCKET_AMI_TYPE).toEqual({
    amd64: { standard: "BOTTLEROCKET_x86_64", nvidia: "BOTTLEROCKET_x86_64_NVIDIA" },
    arm64: { standard: "BOTTLEROCKET_ARM_64", nvidia: "BOTTLEROCKET_ARM_64_NVIDIA" },
  });
  expect(BOTTLEROCKET_DEVICES).toEqual({ system: "/dev/xvda", data: "/dev/xvdb" });
});
