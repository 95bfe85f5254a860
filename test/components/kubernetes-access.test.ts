import { expect, test } from "@jest/globals";
import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";

import { KubernetesAccess, type KubernetesAccessArgs } from "../../components/kubernetes-access";
import { record } from "../support/record";
import { textInput } from "./text-input";

const ARGS: KubernetesAccessArgs = {
  clusterName: "production",
  clusterArn: "arn:aws:eks:us-east-1:123456789012:cluster/production",
  endpoint: "https://example.eks.amazonaws.com",
  certificateAuthority: "Q0E=",
  region: "us-east-1",
};

async function kubeconfigOf(args: KubernetesAccessArgs): Promise<unknown> {
  const made = await record(() => new KubernetesAccess("main", args));
  return JSON.parse(textInput(made, "pulumi:providers:kubernetes", "main-kubernetes", "kubeconfig"));
}

const execOf = (args: readonly string[]) => ({
  apiVersion: "v1",
  kind: "Config",
  clusters: [
    {
      name: "eks",
      cluster: { server: "https://example.eks.amazonaws.com", "certificate-authority-data": "Q0E=" },
    },
  ],
  users: [
    { name: "aws", user: { exec: { apiVersion: "client.authentication.k8s.io/v1beta1", command: "aws", args } } },
  ],
  contexts: [{ name: "aws", context: { cluster: "eks", user: "aws" } }],
  "current-context": "aws",
});

const TOKEN = ["--region", "us-east-1", "eks", "get-token", "--cluster-name", "production", "--output", "json"];

test("the provider asks for a token each time, with the credentials at hand", async () => {
  expect(await kubeconfigOf(ARGS)).toEqual(execOf(TOKEN));
});

test("the token is asked for by the role that the AWS provider assumes", async () => {
  const roleArn = "arn:aws:iam::123456789012:role/deployer";
  expect(await kubeconfigOf({ ...ARGS, roleArn })).toEqual(execOf([...TOKEN, "--role-arn", roleArn]));
});

test("the provider knows its cluster by ARN and applies on the server", async () => {
  const made = await record(() => new KubernetesAccess("main", ARGS));
  expect(made.of("pulumi:providers:kubernetes")).toEqual({
    "main-kubernetes": {
      kubeconfig: JSON.stringify(execOf(TOKEN)),
      clusterIdentifier: "arn:aws:eks:us-east-1:123456789012:cluster/production",
      enableServerSideApply: "true",
      version: "4.34.2",
    },
  });
});

test("an endpoint that is not known yet is no error, and a secret one stays secret", async () => {
  const made = await record(() => {
    const unknown = new Provider("other", {}).id;
    new KubernetesAccess("later", { ...ARGS, endpoint: unknown });
    new KubernetesAccess("secret", { ...ARGS, endpoint: pulumi.secret("https://hidden") });
  });
  expect(made.of("pulumi:providers:kubernetes")).toMatchObject({
    "later-kubernetes": { kubeconfig: "[unknown]" },
    "secret-kubernetes": { kubeconfig: "[secret]" },
  });
});
