import type { LaunchTemplateArgs } from "@pulumi/aws/ec2";

import type { AmiFamily } from "../../facts/ami-family";
import { BOTTLEROCKET_DEVICES } from "../../facts/bottlerocket";
import { AL2023_ROOT_DEVICE, METADATA_OPTIONS } from "../../facts/node-config";

/** The volume for images and pods of a node, of type gp3 and encrypted. */
export interface NodeDisk {
  /** Size in GiB, at least what the node image needs. */
  readonly sizeGiB: number;
  /** Operations per second. Default: gp3's own 3000. */
  readonly iops?: number;
  /** Throughput in MiB/s. Default: gp3's own 125. */
  readonly throughputMiBps?: number;
}

/** What of a group decides its launch template. */
export interface NodeTemplateSettings {
  readonly amiFamily: AmiFamily;
  readonly disk: NodeDisk;
  readonly tags: Readonly<Record<string, string>>;
}

const ENCRYPTED = { volumeType: "gp3", encrypted: "true", deleteOnTermination: "true" };

/** What EC2 makes with a node: each gets the tags, which a provider's default tags do not reach. */
const TAGGED = ["instance", "volume", "network-interface"] as const;

/**
 * What every launch template of nodes says: disk, metadata service, tags, and no market, which is the group's.
 *
 * Booleans of the disk are text, as EC2 gives them back.
 */
export function nodeTemplateArgs(nodeName: string, { amiFamily, disk, tags }: NodeTemplateSettings) {
  return {
    blockDeviceMappings: VOLUMES[amiFamily](disk),
    metadataOptions: METADATA_OPTIONS,
    tagSpecifications: TAGGED.map((resourceType) => ({ resourceType, tags: { ...tags, Name: nodeName } })),
    tags,
  } satisfies LaunchTemplateArgs;
}

/** Bottlerocket keeps itself on a small volume of its own, as large as its image says. */
const VOLUMES = {
  al2023: (disk: NodeDisk) => [{ deviceName: AL2023_ROOT_DEVICE, ebs: volume(disk) }],
  bottlerocket: (disk: NodeDisk) => [
    { deviceName: BOTTLEROCKET_DEVICES.system, ebs: ENCRYPTED },
    { deviceName: BOTTLEROCKET_DEVICES.data, ebs: volume(disk) },
  ],
} as const satisfies Record<AmiFamily, (disk: NodeDisk) => LaunchTemplateArgs["blockDeviceMappings"]>;

function volume({ sizeGiB, iops, throughputMiBps }: NodeDisk) {
  return {
    volumeSize: sizeGiB,
    ...ENCRYPTED,
    ...(iops === undefined ? {} : { iops }),
    ...(throughputMiBps === undefined ? {} : { throughput: throughputMiBps }),
  };
}
