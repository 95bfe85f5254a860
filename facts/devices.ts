/** Makers of devices that node images have drivers for. */
export const ACCELERATORS = ["nvidia", "neuron"] as const;

/** One of `ACCELERATORS`. */
export type Accelerator = (typeof ACCELERATORS)[number];

/**
 * The resource that pods ask for, by maker; a device plugin on the node offers it.
 *
 * Source: https://github.com/NVIDIA/k8s-device-plugin
 * Source: https://awsdocs-neuron.readthedocs-hosted.com/en/latest/containers/kubernetes-getting-started.html
 */
export const DEVICE_RESOURCE = {
  nvidia: "nvidia.com/gpu",
  neuron: "aws.amazon.com/neuron",
} as const satisfies Record<Accelerator, string>;

/** GPUs in the catalogue that are not NVIDIA's. Source: https://aws.amazon.com/ec2/instance-types/g4/ */
export const OTHER_GPUS = ["Radeon Pro V520"] as const;

/** Devices in the catalogue that Neuron drives. Source: https://awsdocs-neuron.readthedocs-hosted.com/ */
export const NEURON_DEVICES = ["Inferentia", "Inferentia2", "Trainium", "Trainium2"] as const;
