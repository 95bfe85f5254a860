import { expect, test } from "@jest/globals";

import { problemsOf, type AcceptedRow, type Changes, type RefusedRow } from "../../support/environment-document";

const REGISTRY = "111122223333.dkr.ecr.us-east-1.amazonaws.com";
const NEEDED = ["ecr-api", "ecr-dkr", "s3", "sts", "ec2", "eks-auth"];
const PRIVATE = { "network.nat": "none", "network.endpoints": NEEDED, images: { registry: `${REGISTRY}/mirror` } };
const FORM =
  "is not a registry's host with or without a path, such as 111122223333.dkr.ecr.us-east-1.amazonaws.com/mirror, without https:// in front and a tag behind";

const inRegion = (region: string, changes: Changes): Changes => {
  const zones = [`${region}a`, `${region}b`];
  return { zones, "cluster.controlPlaneZones": zones, ...changes };
};

const REFUSED: readonly RefusedRow[] = [
  {
    what: "no NAT and nothing instead",
    set: { "network.nat": "none" },
    problems: [
      "network.nat: none is not enough for nodes: they pull images and reach AWS by no other way; " +
        "add ecr-api, ecr-dkr, s3, sts, ec2, eks-auth to network.endpoints, and write images.registry, such as 111122223333.dkr.ecr.us-east-1.amazonaws.com",
    ],
  },
  {
    what: "no NAT and one endpoint too few",
    set: { ...PRIVATE, "network.endpoints": NEEDED.slice(0, 5) },
    problems: [
      "network.nat: none is not enough for nodes: they pull images and reach AWS by no other way; add eks-auth to network.endpoints",
    ],
  },
  {
    what: "no NAT and a bastion that nobody reaches",
    set: { ...PRIVATE, "network.endpoints": [...NEEDED, "ssm"], bastion: {} },
    problems: [
      "network.nat: none is not enough for nodes and the bastion: they pull images and reach AWS by no other way; add ssmmessages to network.endpoints",
    ],
  },
  {
    what: "no NAT and no registry",
    set: { ...PRIVATE, images: {} },
    problems: [
      "network.nat: none is not enough for nodes: they pull images and reach AWS by no other way; write images.registry, such as 111122223333.dkr.ecr.us-east-1.amazonaws.com",
    ],
  },
  {
    what: "no NAT and a registry that is none, in one line only",
    set: { ...PRIVATE, images: { registry: `https://${REGISTRY}` } },
    problems: [`images.registry: https://${REGISTRY} ${FORM}`],
  },
  {
    what: "no NAT and a misspelt endpoint, in one line only",
    set: { ...PRIVATE, "network.endpoints": ["ecr-ap", ...NEEDED.slice(1)] },
    problems: [
      "network.endpoints[0]: ecr-ap is not one of ecr-api, ecr-dkr, s3, sts, ec2, autoscaling, sqs, logs, eks, eks-auth, elasticloadbalancing, ssm, ssmmessages, ec2messages; did you mean ecr-api?",
    ],
  },
  {
    what: "no NAT and a registry on the internet",
    set: { ...PRIVATE, images: { registry: "public.ecr.aws/eks" } },
    problems: [
      "images.registry: public.ecr.aws/eks is not a registry that nodes reach without a NAT gateway: it is on the internet; write a registry of your own that holds copies of the images",
    ],
  },
  {
    what: "no NAT and a registry of another region",
    set: { ...PRIVATE, images: { registry: "111122223333.dkr.ecr.eu-west-1.amazonaws.com" } },
    problems: [
      "images.registry: 111122223333.dkr.ecr.eu-west-1.amazonaws.com is not a registry of us-east-1: without a NAT gateway nodes reach no other; write one of us-east-1, which may be a replica",
    ],
  },
  {
    what: "an endpoint twice",
    set: { "network.endpoints": ["s3", "sqs", "s3"] },
    problems: ["network.endpoints[2]: s3 is not an endpoint of its own: it is listed above; remove it"],
  },
  {
    what: "a registry with a tag",
    set: { images: { registry: `${REGISTRY}/mirror:v1` } },
    problems: [`images.registry: ${REGISTRY}/mirror:v1 ${FORM}`],
  },
  {
    what: "a registry with a slash at the end",
    set: { images: { registry: `${REGISTRY}/` } },
    problems: [`images.registry: ${REGISTRY}/ ${FORM}`],
  },
  {
    what: "a name without a host for a registry",
    set: { images: { registry: "mirror" } },
    problems: [`images.registry: mirror ${FORM}`],
  },
];

const ACCEPTED: readonly AcceptedRow[] = [
  { what: "no NAT with all that nodes need", set: PRIVATE },
  {
    what: "no NAT with all that a bastion needs",
    set: { ...PRIVATE, "network.endpoints": [...NEEDED, "ssm", "ssmmessages"], bastion: {} },
  },
  {
    what: "no NAT with a registry inside the network",
    set: { ...PRIVATE, images: { registry: "registry.internal:5000" } },
  },
  { what: "endpoints beside NAT gateways", set: { "network.endpoints": ["s3", "ecr-dkr"] } },
  {
    what: "a registry of another region beside a NAT gateway",
    set: { images: { registry: "ghcr.io/company/mirror" } },
  },
];

test.each(REFUSED)("refuses $what", ({ set, problems }) => {
  expect(problemsOf(set)).toEqual(problems);
});

test.each(ACCEPTED)("accepts $what", ({ set }) => {
  expect(problemsOf(set)).toEqual([]);
});

test.each([
  { region: "cn-north-1", nat: "none", path: "network.nat" },
  { region: "mx-central-1", nat: "none", path: "network.nat" },
])("no NAT is not possible in $region, and the line says why", ({ region, nat, path }) => {
  const problems = problemsOf(inRegion(region, { "network.nat": nat }), region);

  expect(problems.filter((line) => line.startsWith(path))).toEqual([
    `network.nat: none is not possible in ${region}: nodes need the endpoint eks-auth, whose name there is not known; write single or per-zone`,
  ]);
});

test("an endpoint whose name is not known in the region is refused", () => {
  const problems = problemsOf(inRegion("cn-north-1", { "network.endpoints": ["sts", "eks-auth"] }), "cn-north-1");

  expect(problems.filter((line) => line.startsWith("network."))).toEqual([
    "network.endpoints[1]: eks-auth is not an endpoint whose name is known in cn-north-1; leave it out",
  ]);
});
