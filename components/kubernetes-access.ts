import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";

/** What `KubernetesAccess` is made of. */
export interface KubernetesAccessArgs {
  readonly clusterName: pulumi.Input<string>;
  /** ARN of the cluster, by which the provider knows that it is still the same one when its address changes. */
  readonly clusterArn: pulumi.Input<string>;
  /** URL of the API server. */
  readonly endpoint: pulumi.Input<string>;
  /** Certificate of the API server's authority, in base64. */
  readonly certificateAuthority: pulumi.Input<string>;
  /** Region of the cluster, such as `us-east-1`. */
  readonly region: string;
  /** Role that asks for the token, where the AWS provider assumes one. Default: the credentials at hand. */
  readonly roleArn?: string;
}

/**
 * The way into the Kubernetes API of a cluster.
 *
 * One Kubernetes provider. Its kubeconfig holds no secret: each use asks `aws eks get-token` for a token of 15 minutes.
 */
export class KubernetesAccess extends pulumi.ComponentResource {
  /** Provider of everything in the cluster. */
  readonly provider: Provider;

  constructor(name: string, args: KubernetesAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:KubernetesAccess", name, args, opts);

    this.provider = new Provider(
      `${name}-kubernetes`,
      { kubeconfig: kubeconfig(args), clusterIdentifier: args.clusterArn, enableServerSideApply: true },
      { parent: this },
    );
    this.registerOutputs({});
  }
}

function kubeconfig(args: KubernetesAccessArgs): pulumi.Output<string> {
  const { clusterName, endpoint, certificateAuthority, region, roleArn } = args;
  const role = roleArn === undefined ? [] : ["--role-arn", roleArn];
  const exec = {
    apiVersion: "client.authentication.k8s.io/v1beta1",
    command: "aws",
    args: ["--region", region, "eks", "get-token", "--cluster-name", clusterName, "--output", "json", ...role],
  };
  return pulumi.jsonStringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "eks", cluster: { server: endpoint, "certificate-authority-data": certificateAuthority } }],
    users: [{ name: "aws", user: { exec } }],
    contexts: [{ name: "aws", context: { cluster: "eks", user: "aws" } }],
    "current-context": "aws",
  });
}
