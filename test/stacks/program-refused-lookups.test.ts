import { afterEach, expect, jest, test } from "@jest/globals";
import * as eks from "@pulumi/aws/eks";

import { ProgramError } from "../../preview/engine";
import { INVOKE_ANSWERS } from "../../preview/invokes";
import type { WireObject } from "../../preview/wire";
import program from "../../stacks/index";
import type { Problem } from "../../capacity/problem";
import { environmentDocument, type Changes } from "../support/environment-document";
import { record } from "../support/record";
import { hearOfRejections } from "../support/rejections";
import { inTheirs, THEIRS, VPC } from "./their-cluster";

hearOfRejections();

afterEach(() => {
  jest.restoreAllMocks();
});

/** What AWS says where all is as the environment of `inTheirs` says; each may be answered otherwise. */
interface Answers {
  readonly cluster?: WireObject;
  readonly vpc?: WireObject;
  /** Of the subnet in us-east-1b. */
  readonly subnet?: WireObject;
}

const [A, B] = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"];

function answer({ cluster = {}, vpc = {}, subnet = {} }: Answers): void {
  const found: Readonly<Record<string, WireObject>> = {
    [A]: { availabilityZone: "us-east-1a" },
    [B]: { availabilityZone: "us-east-1b", ...subnet },
  };
  jest.spyOn(INVOKE_ANSWERS, "aws:ec2/getVpc:getVpc").mockImplementation(() => ({
    id: VPC,
    cidrBlock: "10.0.0.0/16",
    cidrBlockAssociations: [],
    enableDnsHostnames: true,
    enableDnsSupport: true,
    ...vpc,
  }));
  jest.spyOn(INVOKE_ANSWERS, "aws:ec2/getSubnet:getSubnet").mockImplementation(({ id }) => ({
    vpcId: VPC,
    mapPublicIpOnLaunch: false,
    ...found[typeof id === "string" ? id : ""],
  }));
  jest.spyOn(INVOKE_ANSWERS, "aws:eks/getCluster:getCluster").mockImplementation(() => ({
    name: "theirs",
    accessConfigs: [{ authenticationMode: "API" }],
    certificateAuthorities: [{ data: THEIRS.certificateAuthority }],
    endpoint: THEIRS.endpoint,
    kubernetesNetworkConfigs: [{ ipFamily: "ipv4", serviceIpv4Cidr: "10.100.0.0/16" }],
    version: "1.36",
    vpcConfig: { clusterSecurityGroupId: THEIRS.securityGroupId, vpcId: VPC },
    ...cluster,
  }));
}

function recorded(changes: Changes) {
  const environment = JSON.stringify(environmentDocument(changes));
  return record(program, { config: { "aws:region": "us-east-1", "spot-eks:environment": environment } });
}

/** The same network, with a cluster of one's own in it. */
const ownCluster = (): Changes => ({ network: inTheirs()["network"] });

const PATH = "spot-eks:environment";

test.each([
  { what: "a cluster", changes: inTheirs() },
  { what: "a network", changes: ownCluster() },
])("into $what that is what the environment says, nodes are planned", async ({ changes }) => {
  answer({});

  expect(Object.keys((await recorded(changes)).of(eks.NodeGroup)).sort()).toEqual([
    "test-managed-nodes",
    "test-system-nodes",
  ]);
});

interface RefusedRow {
  readonly what: string;
  readonly changes: Changes;
  readonly answers: Answers;
  readonly problems: readonly Problem[];
}

test.each<RefusedRow>([
  {
    what: "a cluster of another version and VPC",
    changes: inTheirs(),
    answers: {
      cluster: {
        version: "1.35",
        vpcConfig: { clusterSecurityGroupId: THEIRS.securityGroupId, vpcId: "vpc-00000000000000001" },
      },
    },
    problems: [
      {
        path: `${PATH}.network.existing.vpcId`,
        message: `${VPC} is not the VPC of theirs; write vpc-00000000000000001`,
      },
      {
        path: `${PATH}.cluster.version`,
        message: '1.36 is not a version that nodes of theirs can run: its control plane runs 1.35; write "1.35"',
      },
    ],
  },
  {
    what: "a VPC without DNS",
    changes: ownCluster(),
    answers: { vpc: { enableDnsSupport: false } },
    problems: [
      {
        path: `${PATH}.network.existing.vpcId`,
        message: `${VPC} is not a VPC with DNS support and DNS hostnames; have both switched on`,
      },
    ],
  },
  {
    what: "a subnet of another VPC",
    changes: ownCluster(),
    answers: { subnet: { vpcId: "vpc-00000000000000001" } },
    problems: [
      {
        path: `${PATH}.network.existing.privateSubnetIds.us-east-1b`,
        message: `${B} is not in ${VPC} but in vpc-00000000000000001; write a subnet of ${VPC}`,
      },
    ],
  },
])("into $what nothing is planned, and the program ends in what to write instead", async (row) => {
  const { changes, answers, problems } = row;
  answer(answers);
  const failure: unknown = await recorded(changes).catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(ProgramError);
  expect(failure).toMatchObject({
    message: problems.map(({ path, message }) => `${path}: ${message}`).join("\n"),
    cause: { name: "EnvironmentError", problems },
    plan: { resources: [{ name: "aws" }, { name: "spot-eks-test" }] },
  });
});
