import { ec2NodeClass, type Ec2NodeClass, type Ec2NodeClassFacts } from "../../charts-values/ec2-node-class";

/** A class of nodes with AL2023. */
export const CLASS_FACTS = {
  name: "web",
  region: "us-east-1",
  clusterName: "production",
  amiFamily: "al2023",
  amiRelease: "1.36.4-20260930",
  disk: { sizeGiB: 50 },
  tags: { team: "platform" },
} as const satisfies Ec2NodeClassFacts;

/** A class with everything that can be asked for. */
export const FULL_CLASS_FACTS = {
  ...CLASS_FACTS,
  amiFamily: "bottlerocket",
  amiRelease: "1.66.0-1ad6b4a4",
  disk: { sizeGiB: 100, iops: 4000, throughputMiBps: 250 },
  kubelet: {
    systemReserved: { cpu: "250m", memory: "0.2Gi", "ephemeral-storage": "1Gi" },
    kubeReserved: { cpu: "250m", memory: "1Gi" },
    evictionHard: { "memory.available": "0.3Gi", "nodefs.available": "10%" },
    maxPods: 110,
  },
  usesLocalStorage: true,
} as const satisfies Ec2NodeClassFacts;

/** A class with one thing wrong, and what is said of it. */
export interface BrokenClass {
  readonly what: string;
  readonly nodeClass: Ec2NodeClass;
  readonly problem: string;
  /** An API server takes it all the same: Karpenter alone, or AWS, sees it. Default false. */
  readonly passesTheServer?: boolean;
}

const GOOD = ec2NodeClass(CLASS_FACTS);

function broken(spec: Partial<Ec2NodeClass["spec"]>): Ec2NodeClass {
  return { ...GOOD, spec: { ...GOOD.spec, ...spec } };
}

function tagged(key: string): BrokenClass {
  return {
    what: `the tag ${key}`,
    nodeClass: broken({ tags: { [key]: "x" } }),
    problem: `spec.tags: ${key} is not a tag that Karpenter leaves to others`,
  };
}

const MANY = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`t${index}`, "x"]));
const RESOURCES = "cpu, memory, ephemeral-storage, pid";

/** Classes that must be refused: each rule of the definition that our objects could break, and those of Karpenter itself. */
export const BROKEN_CLASSES: readonly BrokenClass[] = [
  {
    what: "no role",
    nodeClass: broken({ role: "" }),
    problem: "spec.role:  is not 1 to 64 letters, digits and _+=,.@-",
  },
  {
    what: "a role with too long a name",
    nodeClass: broken({ role: "r".repeat(65) }),
    problem: `spec.role: ${"r".repeat(65)} is not 1 to 64 letters, digits and _+=,.@-`,
    passesTheServer: true,
  },
  {
    what: "a name in capitals",
    nodeClass: { ...GOOD, metadata: { name: "Web" } },
    problem: "metadata.name: Web is not lower-case letters, digits, - and . around them",
  },
  {
    what: "another operating system",
    nodeClass: broken({ amiSelectorTerms: [{ alias: "ubuntu@v22" }] }),
    problem: "spec.amiSelectorTerms[0].alias: ubuntu@v22 is not a pinned image such as al2023@v20260930",
  },
  {
    what: "the newest image of the day",
    nodeClass: broken({ amiSelectorTerms: [{ alias: "al2023@latest" }] }),
    problem: "spec.amiSelectorTerms[0].alias: al2023@latest is not a pinned image such as al2023@v20260930",
    passesTheServer: true,
  },
  {
    what: "subnets without a tag",
    nodeClass: broken({ subnetSelectorTerms: [{ tags: {} }] }),
    problem: "spec.subnetSelectorTerms[0].tags: an empty map is not at least one tag",
    passesTheServer: true,
  },
  {
    what: "subnets with an empty tag",
    nodeClass: broken({ subnetSelectorTerms: [{ tags: { a: "" } }] }),
    problem: 'spec.subnetSelectorTerms[0].tags: "a": "" is not a key with a value',
  },
  {
    what: "security groups with too many tags",
    nodeClass: broken({ securityGroupSelectorTerms: [{ tags: MANY }] }),
    problem: "spec.securityGroupSelectorTerms[0].tags: a map of 21 is not at most 20",
  },
  {
    what: "a resource that nobody reserves",
    nodeClass: broken({ kubelet: { systemReserved: { disk: "1Gi" } } }),
    problem: `spec.kubelet.systemReserved: disk is not one of ${RESOURCES}`,
  },
  {
    what: "less than nothing reserved",
    nodeClass: broken({ kubelet: { kubeReserved: { cpu: "-1" } } }),
    problem: "spec.kubelet.kubeReserved.cpu: -1 is not an amount such as 250m or 1Gi",
  },
  {
    what: "a signal that there is not",
    nodeClass: broken({ kubelet: { evictionHard: { "cpu.available": "1" } } }),
    problem:
      "spec.kubelet.evictionHard: cpu.available is not one of memory.available, nodefs.available, nodefs.inodesFree, " +
      "imagefs.available, imagefs.inodesFree, pid.available",
  },
  {
    what: "a tag without a key",
    nodeClass: broken({ tags: { "": "x" } }),
    problem: "spec.tags: an empty key is not a tag that Karpenter leaves to others",
  },
  ...[
    "eks:eks-cluster-name",
    "karpenter.sh/nodepool",
    "karpenter.sh/nodeclaim",
    "karpenter.k8s.aws/ec2nodeclass",
    "kubernetes.io/cluster/production",
  ].map(tagged),
];
