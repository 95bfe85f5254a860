import { expect, test } from "@jest/globals";

import {
  ACCOUNT_ID,
  DOCUMENTATION_CIDRS,
  GP3_LIMITS,
  HOOK_HEARTBEAT_SECONDS,
  IAM_PATH,
  KMS_DELETION_WINDOW_DAYS,
  KMS_ROTATION_DAYS,
  LOG_RETENTION_DAYS,
  MANAGED_NODE_GROUP_LIMITS,
  MAX_AUTO_SCALING_OVERRIDES,
  MAX_PUBLIC_ACCESS_CIDRS,
  NAME_LIMITS,
  RESERVED_CIDRS,
  SERVICE_CIDR,
  TAG_LIMITS,
  UNUSABLE_VPC_CIDRS,
  VPC_CIDR_BITS,
  type LimitedName,
} from "../../facts/limits";

test.each<{ kind: LimitedName; lengths: [number, number]; good: string[]; bad: string[] }>([
  { kind: "eks-cluster", lengths: [1, 100], good: ["prod", "1-a_b"], bad: ["-prod", "_a", "a.b", "a b"] },
  { kind: "eks-node-group", lengths: [1, 63], good: ["web-1"], bad: ["-web", "a.b"] },
  { kind: "iam-role", lengths: [1, 64], good: ["a_b+c=d,e.f@g-h"], bad: ["a/b", "a b"] },
  { kind: "iam-policy", lengths: [1, 128], good: ["a+b"], bad: ["a/b"] },
  { kind: "iam-instance-profile", lengths: [1, 128], good: ["a+b"], bad: ["a/b"] },
  { kind: "launch-template", lengths: [3, 128], good: ["a(b)./_-"], bad: ["a b", "a+b"] },
  { kind: "auto-scaling-group", lengths: [1, 255], good: ["a;b!~"], bad: ["a:b", "a b", "ä"] },
  { kind: "lifecycle-hook", lengths: [1, 255], good: ["a-b_c/d"], bad: ["a.b"] },
  { kind: "kms-alias", lengths: [7, 256], good: ["alias/a/b_c-d"], bad: ["a", "alias/", "alias/aws/ebs", "alias/a.b"] },
  { kind: "log-group", lengths: [1, 512], good: ["/aws/eks/prod/cluster", "a.b#c"], bad: ["a b", "a:b"] },
  { kind: "sqs-queue", lengths: [1, 80], good: ["prod-notices", "a.fifo"], bad: ["a.b", "a b"] },
  { kind: "event-rule", lengths: [1, 64], good: ["a.b-c_d"], bad: ["a/b"] },
])("a name of kind $kind is held to AWS's rule", ({ kind, lengths, good, bad }) => {
  const { minLength, maxLength, pattern } = NAME_LIMITS[kind];
  expect([minLength, maxLength]).toEqual(lengths);
  expect([...good, ...bad].filter((name) => pattern.test(name))).toEqual(good);
});

test.each([
  { path: "/", matches: true },
  { path: "/teams/platform/", matches: true },
  { path: "/teams", matches: false },
  { path: "teams/", matches: false },
  { path: "/te ams/", matches: false },
])("an IAM path may be $path: $matches", ({ path, matches }) => {
  expect(IAM_PATH.pattern.test(path)).toBe(matches);
});

test.each([
  { id: "012345678901", matches: true },
  { id: "12345678901", matches: false },
  { id: "1234567890123", matches: false },
  { id: "12345678901a", matches: false },
])("an account id may be $id: $matches", ({ id, matches }) => {
  expect(ACCOUNT_ID.test(id)).toBe(matches);
});

test.each([
  { text: "Team: platform/eu = 1", matches: true },
  { text: "größe_1.a@b+c-d", matches: true },
  { text: "", matches: true },
  { text: "a;b", matches: false },
  { text: "a*b", matches: false },
])("a tag may hold '$text': $matches", ({ text, matches }) => {
  expect(TAG_LIMITS.characters.test(text)).toBe(matches);
});

test("numbers are held to AWS's ranges", () => {
  expect(TAG_LIMITS).toMatchObject({ perResource: 50, keyMaxLength: 128, valueMaxLength: 256, reservedPrefix: "aws:" });
  expect(GP3_LIMITS).toEqual({
    sizeGiB: { min: 1, max: 65536 },
    iops: { min: 3000, max: 80000 },
    throughputMiBps: { min: 125, max: 2000 },
    maxIopsPerGiB: 500,
    maxThroughputMiBpsPerIops: 0.25,
  });
  expect(KMS_ROTATION_DAYS).toEqual({ min: 90, max: 2560 });
  expect(KMS_DELETION_WINDOW_DAYS).toEqual({ min: 7, max: 30 });
  expect(HOOK_HEARTBEAT_SECONDS).toEqual({ min: 30, max: 7200 });
  expect(VPC_CIDR_BITS).toEqual({ min: 16, max: 28 });
  expect(MANAGED_NODE_GROUP_LIMITS).toEqual({ instanceTypes: 20, taints: 50, nodes: 450 });
  expect([MAX_AUTO_SCALING_OVERRIDES, MAX_PUBLIC_ACCESS_CIDRS]).toEqual([40, 40]);
});

test("log groups keep events for the numbers of days CloudWatch accepts", () => {
  expect(LOG_RETENTION_DAYS).toEqual([
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
  ]);
});

test("services get addresses from a private block, the public endpoint is not opened to reserved ones", () => {
  expect(SERVICE_CIDR).toEqual({
    bits: { min: 12, max: 24 },
    ranges: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"],
  });
  expect(RESERVED_CIDRS).toEqual([
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "224.0.0.0/4",
    "240.0.0.0/4",
  ]);
  expect(UNUSABLE_VPC_CIDRS).toEqual(["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4"]);
  expect(DOCUMENTATION_CIDRS).toEqual(["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"]);
});
