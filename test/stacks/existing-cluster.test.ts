import { afterEach, expect, jest, test } from "@jest/globals";
import { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";

import { INVOKE_ANSWERS } from "../../preview/invokes";
import type { WireObject } from "../../preview/wire";
import { EnvironmentError, readStackConfig } from "../../stacks/config";
import { existingCluster, refuseOtherCluster, type ClusterFacts } from "../../stacks/existing-cluster";
import { parseEnvironment } from "../../stacks/parse-environment";
import { environmentDocument } from "../support/environment-document";
import { inTheirs, THEIRS, VPC } from "./their-cluster";
import { record, type Recording } from "../support/record";

const PATH = "spot-eks:environment.cluster";

/** What AWS says of the cluster, as far as it is looked at. */
const FOUND = {
  accessConfigs: [{ authenticationMode: "API_AND_CONFIG_MAP" }],
  certificateAuthorities: [{ data: THEIRS.certificateAuthority }],
  endpoint: THEIRS.endpoint,
  kubernetesNetworkConfigs: [{ ipFamily: "ipv4", serviceIpv4Cidr: "10.100.0.0/16" }],
  version: "1.36",
  vpcConfig: { clusterSecurityGroupId: THEIRS.securityGroupId, vpcId: VPC },
};

/** What the program learns of the cluster where AWS answers so. */
function made(changes: WireObject = {}): Promise<Recording> {
  jest
    .spyOn(INVOKE_ANSWERS, "aws:eks/getCluster:getCluster")
    .mockImplementation(() => ({ name: "theirs", ...FOUND, ...changes }));
  const config = { "aws:region": "us-east-1", "spot-eks:environment": JSON.stringify(environmentDocument(inTheirs())) };
  const program = () => {
    const stack = readStackConfig();
    const { existing } = stack.environment.cluster;
    if (existing === undefined) {
      throw new Error("the document names no cluster");
    }
    const accountId = pulumi.output("111122223333");
    const { readyForNodes, ...outputs } = existingCluster(existing, stack, new Provider("aws", {}), accountId);
    return { ...outputs, waitsFor: readyForNodes.length };
  };
  return record(program, { config });
}

/** Looks at a cluster that AWS tells this of. */
function refusing(changes: Partial<ClusterFacts>): () => void {
  const { environment } = parseEnvironment(environmentDocument(inTheirs()), { region: "us-east-1" });
  const existing = environment?.cluster.existing;
  if (environment === undefined || existing === undefined) {
    throw new Error("the document is wrong");
  }
  return () => {
    refuseOtherCluster(existing, environment, { ...FOUND, ...changes });
  };
}

afterEach(() => {
  jest.restoreAllMocks();
});

const OUTPUTS = {
  name: "theirs",
  clusterName: "theirs",
  arn: "arn:aws:eks:us-east-1:111122223333:cluster/theirs",
  endpoint: THEIRS.endpoint,
  certificateAuthority: THEIRS.certificateAuthority,
  securityGroupId: THEIRS.securityGroupId,
  waitsFor: 1,
};

test.each([
  { what: "that is what the environment says", changes: {} },
  { what: "with access entries alone", changes: { accessConfigs: [{ authenticationMode: "API" }] } },
  { what: "newer than its nodes", changes: { version: "1.37" } },
])("a cluster $what is taken as it is", async ({ changes }) => {
  expect((await made(changes)).outputs).toEqual(OUTPUTS);
});

test.each([
  {
    what: "without access entries",
    changes: { accessConfigs: [{ authenticationMode: "CONFIG_MAP" }] },
    problem: `${PATH}.existing.name: theirs is not a cluster that takes access entries: its mode is CONFIG_MAP; have it set to API_AND_CONFIG_MAP`,
  },
  {
    what: "that says nothing of how it lets principals in",
    changes: { accessConfigs: [] },
    problem: `${PATH}.existing.name: theirs is not a cluster that takes access entries: its mode is CONFIG_MAP; have it set to API_AND_CONFIG_MAP`,
  },
  {
    what: "of IPv6",
    changes: { kubernetesNetworkConfigs: [{ ipFamily: "ipv6", serviceIpv4Cidr: "" }] },
    problem: `${PATH}.existing.name: theirs is not a cluster of IPv4 pods; name another`,
  },
  {
    what: "at another endpoint",
    changes: { endpoint: "https://other.gr7.us-east-1.eks.amazonaws.com" },
    problem: `${PATH}.existing.endpoint: ${THEIRS.endpoint} is not the endpoint of theirs; write https://other.gr7.us-east-1.eks.amazonaws.com`,
  },
  {
    what: "with another certificate",
    changes: { certificateAuthorities: [{ data: "LS0tLS1CRUdJTiBPVEhFUg==" }] },
    problem: `${PATH}.existing.certificateAuthority: the certificate is not that of theirs; copy it from aws eks describe-cluster`,
  },
  {
    what: "with another security group",
    changes: { vpcConfig: { clusterSecurityGroupId: "sg-00000000000000001", vpcId: VPC } },
    problem: `${PATH}.existing.securityGroupId: sg-0123456789abcdef0 is not the security group EKS made for theirs; write sg-00000000000000001`,
  },
  {
    what: "in another VPC",
    changes: { vpcConfig: { clusterSecurityGroupId: THEIRS.securityGroupId, vpcId: "vpc-00000000000000001" } },
    problem: `spot-eks:environment.network.existing.vpcId: ${VPC} is not the VPC of theirs; write vpc-00000000000000001`,
  },
  {
    what: "with other addresses of services",
    changes: { kubernetesNetworkConfigs: [{ ipFamily: "ipv4", serviceIpv4Cidr: "172.20.0.0/16" }] },
    problem: `${PATH}.serviceCidr: 10.100.0.0/16 is not the block of services of theirs; write 172.20.0.0/16`,
  },
  {
    what: "older than its nodes",
    changes: { version: "1.35" },
    problem: `${PATH}.version: 1.36 is not a version that nodes of theirs can run: its control plane runs 1.35; write "1.35"`,
  },
])("a cluster $what is refused", ({ changes, problem }) => {
  expect(refusing(changes)).toThrow(new Error(problem));
  expect(refusing(changes)).toThrow(EnvironmentError);
});

test("all that is wrong is said at once", () => {
  const changes = { version: "1.35", endpoint: "https://other.gr7.us-east-1.eks.amazonaws.com" };

  expect(refusing(changes)).toThrow(/existing\.endpoint.*\n.*cluster\.version/);
});
