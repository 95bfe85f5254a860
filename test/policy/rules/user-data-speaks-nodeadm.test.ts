import { expect, test } from "@jest/globals";

import { INSTANCE, LAUNCH_TEMPLATE } from "../../../policy/resource-types/ec2";
import { userDataSpeaksNodeadm as rule } from "../../../policy/rules/user-data-speaks-nodeadm";
import { UNKNOWN } from "../../support/policy-example";
import { run } from "../../support/run-rule";

const CALLS = "userData: calls /etc/eks/bootstrap.sh, which images of AL2023 do not have; write a NodeConfig";
const NO_CLUSTER =
  "userData: has a NodeConfig without spec.cluster, which an image of your own needs; write the cluster's name and address";
const base64 = (text: string) => Buffer.from(text).toString("base64");
const eksImage = (kind: string) => `resolve:ssm:/aws/service/eks/optimized-ami/1.32/${kind}/recommended/image_id`;
const BOOTSTRAP = "#!/bin/bash\n/etc/eks/bootstrap.sh east\n";
const HEAD = "apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n";
const KUBELET = `${HEAD}  kubelet: {flags: ["--node-labels=a=b", "--node-labels=c=d"]}\n`;
const CLUSTER = `${HEAD}  cluster: {name: east}\n`;
const IN_FOLDER = [
  "Content-Type: multipart/mixed; boundary=b",
  "",
  "--b\nContent-Type: application/node.eks.aws\n",
  KUBELET,
  "--b\nContent-Type: text/x-shellscript\n",
  "#!/bin/sh\ncp /opt/cluster.yaml /etc/eks/nodeadm.d/",
  "--b--",
].join("\n");

test.each([
  { userData: "a call of bootstrap.sh", props: { userData: base64(BOOTSTRAP) }, says: [CALLS] },
  { userData: "a call, image empty", props: { imageId: "", userData: base64(BOOTSTRAP) }, says: [CALLS] },
  { userData: "a call, image of one's own", props: { imageId: "ami-1", userData: base64(BOOTSTRAP) }, says: [] },
  { userData: "a call, image unknown", props: { imageId: UNKNOWN, userData: base64(BOOTSTRAP) }, says: [] },
  {
    userData: "a call, image of AL2",
    props: { imageId: eksImage("amazon-linux-2"), userData: base64(BOOTSTRAP) },
    says: [],
  },
  {
    userData: "a call, image of AL2023",
    props: { imageId: eksImage("amazon-linux-2023/x86_64/standard"), userData: base64(BOOTSTRAP) },
    says: [CALLS],
  },
  {
    userData: "a call where the script is there",
    props: { userData: base64("#!/bin/bash\nif [ -x /etc/eks/bootstrap.sh ]; then /etc/eks/bootstrap.sh east; fi\n") },
    says: [],
  },
  {
    userData: "a call in a comment",
    props: { userData: base64("#!/bin/bash\n# /etc/eks/bootstrap.sh east\n") },
    says: [],
  },
  { userData: "a NodeConfig for an image of EKS", props: { userData: base64(KUBELET) }, says: [] },
  {
    userData: "a NodeConfig for an own image",
    props: { imageId: "ami-1", userData: base64(KUBELET) },
    says: [NO_CLUSTER],
  },
  { userData: "the same, image unknown", props: { imageId: UNKNOWN, userData: base64(KUBELET) }, says: [NO_CLUSTER] },
  { userData: "the cluster told", props: { imageId: "ami-1", userData: base64(CLUSTER) }, says: [] },
  { userData: "the cluster told in a folder", props: { imageId: "ami-1", userData: base64(IN_FOLDER) }, says: [] },
  {
    userData: "no kind",
    props: { userData: base64("apiVersion: node.eks.aws/v1alpha1\nspec: {}\n") },
    says: ["userData: has a NodeConfig without its kind; write kind: NodeConfig"],
  },
  {
    userData: "a flag twice",
    props: { userData: base64(`${HEAD}  kubelet: {flags: ["--max-pods=20", "--max-pods=30"]}\n`) },
    says: ["userData: gives the kubelet --max-pods twice, of which the last one holds; write it once"],
  },
  { userData: "unknown", props: { userData: UNKNOWN }, says: [] },
  { userData: "left out", props: {}, says: [] },
  { userData: "something else", props: { userData: base64("#cloud-config\n") }, says: [] },
])("$userData", ({ props, says }) => {
  expect(run(rule, LAUNCH_TEMPLATE, props)).toEqual(says);
});

test("an organisation whose images have the script may call it", () => {
  const options = { assumesBootstrapScript: true };
  expect(run(rule, LAUNCH_TEMPLATE, { userData: base64(BOOTSTRAP) }, { options })).toEqual([]);
});

test("other resources are none of its business", () => {
  expect(run(rule, INSTANCE, {})).toBe("not applicable");
});
