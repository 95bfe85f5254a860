import type { LaunchTemplateArgs } from "@pulumi/aws/ec2";

import { AL2023_ROOT_DEVICE, METADATA_OPTIONS } from "../../facts/node-config";

/** The root volume of a node, of type gp3 and encrypted. */
export interface NodeDisk {
  readonly sizeGiB: number;
  /** Operations per second. Default: gp3's own 3000. */
  readonly iops?: number;
  /** Throughput in MiB/s. Default: gp3's own 125. */
  readonly throughputMiBps?: number;
}

/** What EC2 makes with a node: each gets the tags, which a provider's default tags do not reach. */
const TAGGED = ["instance", "volume", "network-interface"] as const;

/**
 * What every launch template of nodes says: disk, metadata service, tags, and no market, which is the group's.
 *
 * Booleans of the disk are text, as EC2 gives them back.
 */
export function nodeTemplateArgs(nodeName: string, disk: NodeDisk, tags: Readonly<Record<string, string>>) {
  return {
    blockDeviceMappings: [{ deviceName: AL2023_ROOT_DEVICE, ebs: rootVolume(disk) }],
    metadataOptions: METADATA_OPTIONS,
    tagSpecifications: TAGGED.map((resourceType) => ({ resourceType, tags: { ...tags, Name: nodeName } })),
    tags,
  } satisfies LaunchTemplateArgs;
}

function rootVolume({ sizeGiB, iops, throughputMiBps }: NodeDisk) {
  return {
    volumeSize: sizeGiB,
    volumeType: "gp3",
    encrypted: "true",
    deleteOnTermination: "true",
    ...(iops === undefined ? {} : { iops }),
    ...(throughputMiBps === undefined ? {} : { throughput: throughputMiBps }),
  };
}
