import { describe, expect, test } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";

import { UnsupportedArguments } from "../../../preview/remote/construct";
import { readClusterArguments } from "../../../preview/remote/eks-cluster-arguments";
import { checkClusterArguments } from "../../../preview/remote/eks-cluster-checks";
import { makeCluster } from "./small-cluster";

const ARGS = { vpcId: "vpc-1", skipDefaultNodeGroup: true, authenticationMode: "API" };

describe("not reproduced", () => {
  test.each([
    {
      what: "a default node group",
      args: { skipDefaultNodeGroup: false },
      message: "skipDefaultNodeGroup: the default node group is not made here; give true",
    },
    {
      what: "the default VPC",
      args: { vpcId: undefined },
      message: "vpcId: left out is the default VPC, which only AWS knows; give a VPC",
    },
    { what: "Fargate", args: { fargate: true }, message: "fargate: what it asks for is not made here; leave it out" },
    {
      what: "Auto Mode",
      args: { autoMode: { enabled: true } },
      message: "autoMode: what it asks for is not made here; leave it out",
    },
    {
      what: "an OIDC provider",
      args: { createOidcProvider: true },
      message: "createOidcProvider: what it asks for is not made here; leave it out",
    },
    {
      what: "a switch that is an output",
      args: { skipDefaultSecurityGroups: pulumi.output(true) },
      message: "skipDefaultSecurityGroups: an output is not a plain value; give what is known before anything is made",
    },
    {
      what: "a mapping that YAML would quote",
      args: { roleMappings: [{ roleArn: "arn:x", username: "a: b", groups: [] }] },
      message:
        "roleMappings: a text is not plain enough to be written as YAML here; give letters, digits and .:/@{}+=,- up to 70",
    },
  ])("$what", ({ args, message }) => {
    expect(() => readClusterArguments({ ...ARGS, ...args })).toThrow(new UnsupportedArguments(message));
  });

  test.each([
    { what: "Auto Mode that is off", args: { autoMode: { enabled: false } } },
    { what: "no OIDC provider", args: { createOidcProvider: false } },
    { what: "no roles of instances", args: { instanceRoles: [], createInstanceRole: false } },
  ])("but $what is", ({ args }) => {
    expect(readClusterArguments({ ...ARGS, ...args })).toEqual(ARGS);
  });

  test("is shown as it was asked for, with a note", async () => {
    const made = await makeCluster({ createOidcProvider: true });

    expect(made.plan.resources.map(({ type }) => type)).toEqual(["eks:index:Cluster", "pulumi:pulumi:Stack"]);
    expect(made.plan.diagnostics).toMatchObject([
      {
        severity: "info",
        message:
          "its children are not in this plan: createOidcProvider: what it asks for is not made here; leave it out",
      },
    ]);
  });
});

describe("refused", () => {
  test.each([
    {
      what: "an unknown mode",
      args: { authenticationMode: "IAM" },
      message: "authenticationMode: IAM is not one of API, API_AND_CONFIG_MAP, CONFIG_MAP",
    },
    {
      what: "access entries without a mode",
      args: { authenticationMode: undefined, accessEntries: {} },
      message:
        "accessEntries: entries are not allowed when authenticationMode is left out; give API or API_AND_CONFIG_MAP",
    },
    {
      what: "role mappings without a config map",
      args: { roleMappings: [{ roleArn: "arn:x", username: "x", groups: [] }] },
      message: "roleMappings: mappings are not allowed when authenticationMode is API; give accessEntries instead",
    },
    {
      what: "subnets given in two ways",
      args: { subnetIds: ["subnet-1"], privateSubnetIds: ["subnet-1"] },
      message: "subnetIds: a list is not allowed beside publicSubnetIds or privateSubnetIds; give one or the others",
    },
    {
      what: "public addresses of a private endpoint",
      args: { endpointPublicAccess: false, publicAccessCidrs: ["203.0.113.0/24"] },
      message:
        "publicAccessCidrs: a list is not allowed when endpointPublicAccess is false; leave it out, or give true",
    },
    {
      what: "address translation told in two ways",
      args: { vpcCniOptions: { cniExternalSnat: true, externalSnat: true } },
      message: "vpcCniOptions.cniExternalSnat: a value is not allowed beside externalSnat; give one of them",
    },
    {
      what: "node arguments beside node group options",
      args: { nodeGroupOptions: {}, instanceType: "m6i.large" },
      message: "instanceType: a value is not allowed beside nodeGroupOptions; give it there",
    },
  ])("$what", ({ args, message }) => {
    const inputs = { ...ARGS, ...args };

    expect(() => checkClusterArguments(readClusterArguments(inputs), inputs)).toThrow(new RangeError(message));
  });
});
