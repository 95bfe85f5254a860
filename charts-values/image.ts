/** A container image where its makers publish it. */
export interface Image {
  /** Host of the registry, such as `registry.k8s.io`. */
  readonly host: string;
  /** Path in the registry, such as `autoscaling/cluster-autoscaler`. */
  readonly path: string;
  /** Such as `v1.36.1`. */
  readonly tag: string;
}

/**
 * The image without its tag, as charts take it.
 *
 * @param registry - Registry with copies of all images, which keep their paths:
 * `<registry>/autoscaling/cluster-autoscaler`. Default: the makers' own.
 */
export function imageRepository({ host, path }: Pick<Image, "host" | "path">, registry = host): string {
  return `${registry}/${path}`;
}
