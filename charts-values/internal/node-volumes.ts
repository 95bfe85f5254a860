import type { AmiFamily } from "../../facts/ami-family";
import { BOTTLEROCKET_DEVICES } from "../../facts/bottlerocket";
import { NODE_CLASS_LIMITS } from "../../facts/karpenter-objects";
import { GP3_LIMITS } from "../../facts/limits";
import { AL2023_ROOT_DEVICE } from "../../facts/node-config";
import { wholeNumber } from "./checked";

/** The volume for images and pods of a node, of type gp3 and encrypted. */
export interface NodeVolume {
  readonly sizeGiB: number;
  /** Operations per second. Default: gp3's own 3000. */
  readonly iops?: number;
  /** Throughput in MiB/s. Default: gp3's own 125. */
  readonly throughputMiBps?: number;
}

/** A volume of a node, as a node class writes it. */
export interface VolumeMapping {
  readonly deviceName: string;
  readonly ebs: {
    readonly volumeSize: string;
    readonly volumeType: "gp3";
    readonly encrypted: true;
    readonly deleteOnTermination: true;
    readonly iops?: number;
    readonly throughput?: number;
  };
}

/**
 * Size of Bottlerocket's own volume. Karpenter wants one, and an image's volume may not be made smaller.
 *
 * Source: https://karpenter.sh/docs/concepts/nodeclasses/#bottlerocket-1
 */
const BOTTLEROCKET_SYSTEM_GIB = 4;

/**
 * The volumes of a node.
 *
 * @throws RangeError - a number is not one that gp3 can have.
 */
export function nodeVolumes(amiFamily: AmiFamily, disk: NodeVolume): readonly VolumeMapping[] {
  if (amiFamily === "al2023") {
    return [mapping(AL2023_ROOT_DEVICE, disk)];
  }
  const { system, data } = BOTTLEROCKET_DEVICES;
  return [mapping(system, { sizeGiB: BOTTLEROCKET_SYSTEM_GIB }), mapping(data, disk)];
}

function mapping(deviceName: string, { sizeGiB, iops, throughputMiBps }: NodeVolume): VolumeMapping {
  const size = wholeNumber("disk.sizeGiB", sizeGiB, { ...GP3_LIMITS.sizeGiB, max: NODE_CLASS_LIMITS.volumeGiB });
  return {
    deviceName,
    ebs: {
      volumeSize: `${size}Gi`,
      volumeType: "gp3",
      encrypted: true,
      deleteOnTermination: true,
      ...(iops === undefined ? {} : { iops: wholeNumber("disk.iops", iops, GP3_LIMITS.iops) }),
      ...(throughputMiBps === undefined
        ? {}
        : { throughput: wholeNumber("disk.throughputMiBps", throughputMiBps, GP3_LIMITS.throughputMiBps) }),
    },
  };
}
