import { expect, test } from "@jest/globals";

import { withComputedFields } from "../../preview/computed-outputs";
import type { WireObject } from "../../preview/wire";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const CLUSTER = "aws:eks/cluster:Cluster";

test("what AWS adds inside an input is unknown, and what was asked for stays", () => {
  const inputs = {
    name: "east",
    accessConfig: { authenticationMode: "API" },
    kubernetesNetworkConfig: { ipFamily: "ipv4" },
    vpcConfig: { subnetIds: ["a"], endpointPublicAccess: false },
  };

  expect(withComputedFields(CLUSTER, inputs)).toEqual({
    name: "east",
    accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: UNKNOWN },
    kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr: UNKNOWN, serviceIpv6Cidr: UNKNOWN },
    vpcConfig: {
      subnetIds: ["a"],
      clusterSecurityGroupId: UNKNOWN,
      endpointPrivateAccess: UNKNOWN,
      endpointPublicAccess: false,
      publicAccessCidrs: UNKNOWN,
      vpcId: UNKNOWN,
    },
  });
});

test.each<{ readonly what: string; readonly type: string; readonly inputs: WireObject }>([
  { what: "an input that is not there", type: CLUSTER, inputs: { name: "east" } },
  { what: "an input that is unknown as a whole", type: CLUSTER, inputs: { vpcConfig: UNKNOWN } },
  { what: "a list", type: CLUSTER, inputs: { vpcConfig: ["a"] } },
  { what: "another type", type: "aws:ec2/vpc:Vpc", inputs: { vpcConfig: { a: 1 } } },
  { what: "a type named like a part of every object", type: "constructor", inputs: { vpcConfig: { a: 1 } } },
  { what: "an input named like a part of every object", type: CLUSTER, inputs: { constructor: { a: 1 } } },
])("nothing is added to $what", ({ type, inputs }) => {
  expect(withComputedFields(type, inputs)).toEqual(inputs);
});
