import { RELEASE_SERVICE_ACCOUNTS } from "./releases";

/** The one set of pods that hold space free, as its chart calls it: space on spot nodes. */
export const HEADROOM_DEPLOYMENT = "spot";

/** Name of the Deployment that the chart makes of it, `overprovision-spot`. */
export const HEADROOM_DEPLOYMENT_NAME =
  `${RELEASE_SERVICE_ACCOUNTS["cluster-overprovisioner"].name}-${HEADROOM_DEPLOYMENT}` as const;

/** User and group without a name or rights, as which the image of pods that do nothing runs. Source: https://github.com/kubernetes/kubernetes/blob/v1.36.0/build/pause/Dockerfile */
export const PAUSE_USER = 65535;

/**
 * Image of a container that does nothing.
 *
 * Source: https://github.com/kubernetes/kubernetes/blob/v1.36.0/build/pause/CHANGELOG.md
 */
export const PAUSE_IMAGE = { host: "registry.k8s.io", path: "pause", tag: "3.10" } as const;

/**
 * Image of cluster-proportional-autoscaler; its chart still names 1.8.6.
 *
 * Source: https://github.com/kubernetes-sigs/cluster-proportional-autoscaler/releases/tag/v1.9.0
 */
export const PROPORTIONAL_AUTOSCALER_IMAGE = {
  host: "registry.k8s.io",
  path: "cpa/cluster-proportional-autoscaler",
  tag: "v1.9.0",
} as const;
