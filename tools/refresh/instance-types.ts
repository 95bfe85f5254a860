import { z } from "zod";

import type { SourceInstanceType } from "../generate-catalogue";

const GPU = z.object({ Name: z.string(), Count: z.number().optional() });

/**
 * What is read of an answer of DescribeInstanceTypes.
 *
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceTypeInfo.html
 */
export const INSTANCE_TYPES_ANSWER = z.object({
  InstanceTypes: z.array(
    z.object({
      InstanceType: z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/),
      BareMetal: z.boolean(),
      Hypervisor: z.string().optional(),
      BurstablePerformanceSupported: z.boolean(),
      SupportedUsageClasses: z.array(z.string()),
      ProcessorInfo: z.object({ SupportedArchitectures: z.array(z.string()) }),
      VCpuInfo: z.object({ DefaultVCpus: z.number() }),
      MemoryInfo: z.object({ SizeInMiB: z.number() }),
      InstanceStorageInfo: z.object({ TotalSizeInGB: z.number(), NvmeSupport: z.string().optional() }).optional(),
      GpuInfo: z.object({ Gpus: z.array(GPU) }).optional(),
      NeuronInfo: z.object({ NeuronDevices: z.array(z.object({ Name: z.string(), Count: z.number() })) }).optional(),
      InferenceAcceleratorInfo: z
        .object({ Accelerators: z.array(z.object({ Name: z.string(), Count: z.number() })) })
        .optional(),
      NetworkInfo: z.object({
        DefaultNetworkCardIndex: z.number(),
        Ipv4AddressesPerInterface: z.number(),
        NetworkCards: z.array(
          z.object({
            NetworkCardIndex: z.number(),
            MaximumNetworkInterfaces: z.number(),
            BaselineBandwidthInGbps: z.number().optional(),
          }),
        ),
      }),
    }),
  ),
});

type Described = z.infer<typeof INSTANCE_TYPES_ANSWER>["InstanceTypes"][number];

/** The same type as the generator of the catalogue takes it. */
export function sourceInstanceType(described: Described): SourceInstanceType {
  const { InstanceType: name, NetworkInfo: network, InstanceStorageInfo: storage } = described;
  const [family = "", size = ""] = name.split(".");
  const gpu = described.GpuInfo?.Gpus[0];
  const accelerator = described.NeuronInfo?.NeuronDevices[0] ?? described.InferenceAcceleratorInfo?.Accelerators[0];
  const maxEni = maxInterfaces(network);
  const nvme = ["required", "supported"].includes(storage?.NvmeSupport ?? "");
  return {
    ...{ family, size, ...familyName(family) },
    arch: described.ProcessorInfo.SupportedArchitectures.includes("arm64") ? "arm64" : "amd64",
    hypervisor: described.Hypervisor === "xen" ? "xen" : described.BareMetal ? "" : "nitro",
    vcpu: described.VCpuInfo.DefaultVCpus,
    memoryMiB: described.MemoryInfo.SizeInMiB,
    maxEni,
    // Source: https://github.com/awslabs/amazon-eks-ami/blob/main/templates/shared/runtime/eni-max-pods.txt
    maxPods: maxEni * (network.Ipv4AddressesPerInterface - 1) + 2,
    networkBaselineMbps: Math.round(
      network.NetworkCards.reduce((sum, card) => sum + (card.BaselineBandwidthInGbps ?? 0), 0) * 1000,
    ),
    spot: described.SupportedUsageClasses.includes("spot"),
    ...(described.BurstablePerformanceSupported && { burstable: true }),
    ...(family.endsWith("-flex") && { flex: true }),
    ...(described.BareMetal && { bareMetal: true }),
    // Of a part of a GPU EC2 gives no whole number.
    ...(gpu && { gpu: { name: gpu.Name, count: Math.floor(gpu.Count ?? 0) } }),
    ...(accelerator && { accelerator: { name: accelerator.Name, count: accelerator.Count } }),
    ...(storage && { localStorage: { totalGB: storage.TotalSizeInGB, nvme } }),
  };
}

/** Letters and number of a family; `u-6tb1` is the first of its kind, whatever its memory. */
function familyName(family: string): { readonly category: string; readonly generation: number } {
  const [, category = "", number = ""] = /^([a-z]+)(?:-\d+tb)?(\d+)/.exec(family) ?? [];
  return { category, generation: Number(number) };
}

/** Interfaces of the default network card. */
function maxInterfaces({ NetworkCards, DefaultNetworkCardIndex }: Described["NetworkInfo"]): number {
  const card = NetworkCards.find(({ NetworkCardIndex }) => NetworkCardIndex === DefaultNetworkCardIndex);
  return card?.MaximumNetworkInterfaces ?? 0;
}
