import { z } from "zod";

import { EKS_ADDONS } from "../facts/eks-versions";
import { NAME_LIMITS } from "../facts/limits";
import { RESOURCE_IDS } from "../facts/resource-ids";
import { documented, flag, list, oneOf, text } from "./documented";

const { pattern, allowed, maxLength } = NAME_LIMITS["eks-cluster"];
/** How PEM begins, in base64. */
const CERTIFICATE = /^LS0tLS1CRUdJTi[A-Za-z0-9+/]+={0,2}$/;

/** A cluster that somebody else made. */
export const EXISTING_CLUSTER = z.strictObject({
  name: documented(text(pattern, allowed).max(maxLength, { error: allowed }), {
    text: "Name of the cluster. It must take access entries: its authentication mode is `API` or `API_AND_CONFIG_MAP`.",
    why: "No default. Fixed once made.",
  }),
  endpoint: documented(
    text(
      /^https:\/\/[A-Za-z0-9.-]+$/,
      "the URL of an API server, such as https://0123.gr7.us-east-1.eks.amazonaws.com",
    ),
    { text: "URL of the API server.", why: "No default. Self-managed nodes are told it." },
  ),
  certificateAuthority: documented(text(CERTIFICATE, "a certificate in base64, as aws eks describe-cluster shows it"), {
    text: "Certificate of the API server's authority, in base64.",
    why: "No default. Self-managed nodes are told it.",
  }),
  securityGroupId: documented(
    text(RESOURCE_IDS.securityGroup, "the id of a security group, such as sg-0123456789abcdef0"),
    {
      text: "Id of the security group that EKS made for the cluster; every node made here uses it, and it alone.",
      why: "No default. Nodes of others that are not in it must be let talk to it.",
    },
  ),
  addons: documented(list(oneOf(EKS_ADDONS), "a list of add-ons", { max: EKS_ADDONS.length }).default([]), {
    text: "Add-ons to make, with what their pods may do in AWS. `coredns` and `aws-ebs-csi-driver` need a group with `role: system`.",
    range: `each once, of ${EKS_ADDONS.join(", ")}; none that the cluster already has as an add-on`,
    why: "Empty: an add-on made twice fails. What others have set is never overwritten.",
  }),
  nodesCarryNetworkPolicy: documented(flag().exactOptional(), {
    text: "Whether the role of the nodes carries `AmazonEKS_CNI_Policy`, for a network plugin without a role of its own.",
    why: "Without it on, unless `vpc-cni` is among `addons`: without either no node becomes ready. Write `false` where `vpc-cni` has a role.",
  }),
});
