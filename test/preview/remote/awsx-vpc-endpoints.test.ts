import { describe, expect, test } from "@jest/globals";
import * as ec2 from "@pulumi/aws/ec2";

import { makeVpc } from "./two-zones";

describe("endpoints", () => {
  const serviceName = "com.amazonaws.us-east-1.sts";

  test("of the strategy Auto that are interfaces get subnets, a security group and DNS", async () => {
    const made = await makeVpc({
      vpcEndpointStrategy: "Auto",
      vpcEndpointSpecs: [{ serviceName, vpcEndpointType: "Interface", tags: { of: "sts" } }],
    });

    expect(made.of(ec2.VpcEndpoint)).toEqual({
      [serviceName]: {
        privateDnsEnabled: true,
        securityGroupIds: ["[unknown]"],
        serviceName,
        subnetIds: ["[unknown]", "[unknown]"],
        tags: { Name: "net", of: "sts" },
        vpcEndpointType: "Interface",
        vpcId: "[unknown]",
      },
    });
    expect(made.of(ec2.SecurityGroupRule)).toEqual({
      [`${serviceName}-ingress`]: {
        cidrBlocks: ["10.9.0.0/18"],
        fromPort: 443,
        protocol: "tcp",
        securityGroupId: "[unknown]",
        toPort: 443,
        type: "ingress",
      },
    });
    expect(made.of(ec2.Vpc)["net"]).toMatchObject({ enableDnsHostnames: true, enableDnsSupport: true });
    const subnets = made.find(ec2.VpcEndpoint, serviceName).propertyDependencies["subnetIds"] ?? [];
    expect(subnets.map((urn) => urn.split("::").at(-1))).toEqual(["net-private-1", "net-private-2"]);
  });

  test("of the strategy Legacy are made as they are given, with a warning when they reach nothing", async () => {
    const made = await makeVpc({
      vpcEndpointSpecs: [{ serviceName, vpcEndpointType: "Interface", privateDnsEnabled: true }],
    });

    expect(made.of(ec2.VpcEndpoint)).toEqual({
      [serviceName]: {
        privateDnsEnabled: true,
        serviceName,
        tags: { Name: "net" },
        vpcEndpointType: "Interface",
        vpcId: "[unknown]",
      },
    });
    expect(made.plan.diagnostics).toMatchObject([
      {
        severity: "warning",
        message: `vpcEndpointSpecs: the interface endpoint ${serviceName} reaches nothing; give subnetIds, or vpcEndpointStrategy Auto`,
      },
    ]);
  });
});
