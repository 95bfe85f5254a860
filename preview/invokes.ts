import { createHash } from "node:crypto";

import { partitionOf } from "../capacity/partition";
import { PARTITIONS } from "../facts/regions";
import type { WireObject, WireValue } from "./wire";

/** What an answer may depend on. */
export interface InvokeContext {
  /** Region the program asks in, such as `us-east-1`. */
  readonly region: string;
}

/** Undefined: what only AWS knows, and nobody needs to be told that it is unknown here. */
type Answer = (args: WireObject, context: InvokeContext) => WireObject | undefined;

/** The account every preview stands in: AWS's documentation account. */
const ACCOUNT_ID = "123456789012";

/** Parameters that hold the id of an image: of a node, or of Amazon Linux. */
const IMAGE_PARAMETER = /\/image_id$|^\/aws\/service\/ami-amazon-linux-latest\//;

/** The image of whoever asks for no parameter: well formed, and of nobody. */
const IMAGE_ID = "ami-00000000000000000";

/**
 * What data sources answer in a preview without AWS. Fixed, so that a plan is the same on every machine.
 *
 * | invoke | answer |
 * | --- | --- |
 * | `aws:index/getPartition` | partition and DNS suffix of the region |
 * | `aws:index/getRegion` | the region |
 * | `aws:index/getCallerIdentity` | account 123456789012 |
 * | `aws:index/getAvailabilityZones` | zones a to d of the region |
 * | `aws:ssm/getParameter` | made-up image id, one for each parameter of an image, else the parameter's own name |
 * | `aws:ec2/getAmi` | image id `ami-00000000000000000` |
 * | `aws:eks/getAddonVersion` | version `v0.0.0-eksbuild.0` |
 * | `aws:ec2/getVpc`, `aws:ec2/getSubnet` | unknown, without a note: the program only checks what it was told |
 *
 * Any other invoke is answered as unknown, with a note.
 */
export const INVOKE_ANSWERS: Readonly<Record<string, Answer>> = {
  "aws:index/getPartition:getPartition": (_, { region }) => {
    const partition = partitionIn(region);
    return { id: partition, partition, dnsSuffix: PARTITIONS[partition].dnsSuffix };
  },
  "aws:index/getRegion:getRegion": (_, { region }) => ({ id: region, name: region, region }),
  "aws:index/getCallerIdentity:getCallerIdentity": (_, { region }) => ({
    id: ACCOUNT_ID,
    accountId: ACCOUNT_ID,
    arn: `arn:${partitionIn(region)}:iam::${ACCOUNT_ID}:root`,
    userId: ACCOUNT_ID,
  }),
  "aws:index/getAvailabilityZones:getAvailabilityZones": (_, { region }) => ({
    id: region,
    names: ["a", "b", "c", "d"].map((letter) => `${region}${letter}`),
  }),
  "aws:ssm/getParameter:getParameter": ({ name }) => {
    const value = parameterOf(name);
    return { id: name ?? "", name: name ?? "", type: "String", value, insecureValue: value };
  },
  "aws:ec2/getAmi:getAmi": () => ({ id: IMAGE_ID, imageId: IMAGE_ID }),
  "aws:ec2/getVpc:getVpc": () => undefined,
  "aws:ec2/getSubnet:getSubnet": () => undefined,
  "aws:eks/getAddonVersion:getAddonVersion": ({ addonName, kubernetesVersion }) => ({
    id: addonName ?? "",
    addonName: addonName ?? "",
    kubernetesVersion: kubernetesVersion ?? "",
    version: "v0.0.0-eksbuild.0",
  }),
};

function parameterOf(name: WireValue | undefined): WireValue {
  if (typeof name !== "string") {
    return IMAGE_ID;
  }
  return IMAGE_PARAMETER.test(name) ? imageOf(name) : name;
}

/** An id for the image that a parameter names, with zeros in front since nobody has it: another release is another image. */
function imageOf(parameter: string): string {
  const digits = createHash("sha256").update(parameter).digest("hex").slice(0, 8);
  return `ami-000000000${digits}`;
}

function partitionIn(region: string) {
  return partitionOf(region) ?? "aws";
}
