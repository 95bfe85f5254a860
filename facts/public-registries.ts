/**
 * Hosts of public registries of container images, which nobody reaches without a way to the internet.
 *
 * Amazon's own, `public.ecr.aws`, is among them: outside China it has no VPC endpoint.
 *
 * Source: https://docs.aws.amazon.com/AmazonECR/latest/public/public-registries.html
 * Source (others): https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html
 */
export const PUBLIC_REGISTRY_HOSTS = [
  "docker.io",
  "registry-1.docker.io",
  "gcr.io",
  "ghcr.io",
  "mcr.microsoft.com",
  "nvcr.io",
  "public.ecr.aws",
  "quay.io",
  "registry.gitlab.com",
  "registry.k8s.io",
] as const;
