import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { ec2NodeClass, type Ec2NodeClassFacts } from "../../charts-values/ec2-node-class";
import { nodeClassProblems } from "../../charts-values/internal/node-class-problems";
import { schemaProblems } from "../support/crd-schema";
import { BROKEN_CLASSES, CLASS_FACTS, FULL_CLASS_FACTS } from "../support/broken-node-classes";

test("nodes run one release of AL2023 in what is tagged for the cluster", () => {
  expect(ec2NodeClass(CLASS_FACTS)).toEqual({
    apiVersion: "karpenter.k8s.aws/v1",
    kind: "EC2NodeClass",
    metadata: { name: "web" },
    spec: {
      role: "KarpenterNodeRole-us-east-1-production",
      amiSelectorTerms: [{ alias: "al2023@v20260930" }],
      subnetSelectorTerms: [{ tags: { "karpenter.sh/discovery": "production" } }],
      securityGroupSelectorTerms: [{ tags: { "karpenter.sh/discovery": "production" } }],
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: { volumeSize: "50Gi", volumeType: "gp3", encrypted: true, deleteOnTermination: true },
        },
      ],
      tags: { team: "platform", "ebs.csi.aws.com/cluster-name": "production" },
    },
  });
});

test("what is asked for beside that is there; Bottlerocket's images and pods are on its second volume", () => {
  const { spec } = ec2NodeClass(FULL_CLASS_FACTS);
  expect(spec.amiSelectorTerms).toEqual([{ alias: "bottlerocket@v1.66.0" }]);
  expect(spec.kubelet).toEqual(FULL_CLASS_FACTS.kubelet);
  expect(spec.instanceStorePolicy).toBe("RAID0");
  const gp3 = { volumeType: "gp3", encrypted: true, deleteOnTermination: true };
  expect(spec.blockDeviceMappings).toEqual([
    { deviceName: "/dev/xvda", ebs: { ...gp3, volumeSize: "4Gi" } },
    { deviceName: "/dev/xvdb", ebs: { ...gp3, volumeSize: "100Gi", iops: 4000, throughput: 250 } },
  ]);
});

test.each<{ what: string; facts: Partial<Ec2NodeClassFacts>; message: string }>([
  {
    what: "a release without its commit",
    facts: { amiFamily: "bottlerocket", amiRelease: "1.66.0" },
    message: "amiRelease: 1.66.0 is not a release of Bottlerocket, such as 1.66.0-1ad6b4a4",
  },
  {
    what: "a disk without room",
    facts: { disk: { sizeGiB: 0 } },
    message: "disk.sizeGiB: 0 is not a whole number from 1 to 59000",
  },
  {
    what: "a node without pods",
    facts: { kubelet: { maxPods: 0 } },
    message: "kubelet.maxPods: 0 is not a whole number from 1 to 1000",
  },
  {
    what: "a tag of Karpenter's",
    facts: { tags: { "karpenter.sh/nodepool": "x" } },
    message: "spec.tags: karpenter.sh/nodepool is not a tag that Karpenter leaves to others",
  },
])("$what is refused", ({ facts, message }) => {
  expect(() => ec2NodeClass({ ...CLASS_FACTS, ...facts })).toThrow(new RangeError(message));
});

test.each(BROKEN_CLASSES)("$what is found", ({ nodeClass, problem }) => {
  expect(nodeClassProblems(nodeClass)).toEqual([problem]);
});

const facts: fc.Arbitrary<Ec2NodeClassFacts> = fc
  .record({
    base: fc.constantFrom<Ec2NodeClassFacts>(CLASS_FACTS, FULL_CLASS_FACTS),
    name: fc.stringMatching(/^[a-z][a-z0-9]{0,20}(-[a-z0-9]{1,9})?$/),
    disk: fc.record(
      { sizeGiB: fc.integer({ min: 1, max: 59_000 }), iops: fc.integer({ min: 3000, max: 16_000 }) },
      { requiredKeys: ["sizeGiB"] },
    ),
    tags: fc.dictionary(fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ._-]{0,20}$/), fc.string()),
    usesLocalStorage: fc.boolean(),
  })
  .map(({ base, ...rest }) => ({ ...base, ...rest }));

test("any facts make a class that the definition of its kind allows", () => {
  fc.assert(fc.property(facts, (any) => expect(schemaProblems("EC2NodeClass", ec2NodeClass(any))).toEqual([])));
});
