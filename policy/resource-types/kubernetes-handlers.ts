import { resourceType } from "../internal/resource-type";
import { list, object, text } from "../internal/view";

const containers = list(object({ image: text }));
const workload = {
  spec: object({ template: object({ spec: object({ containers }) }) }),
};

/** A chart that Helm itself installs. Source: https://www.pulumi.com/registry/packages/kubernetes/api-docs/helm/v3/release/ */
export const HANDLER_RELEASE = resourceType("kubernetes:helm.sh/v3:Release", { chart: text });

/** Workloads whose images tell of a handler. Source: https://www.pulumi.com/registry/packages/kubernetes/api-docs/apps/v1/ */
export const HANDLER_WORKLOADS = [
  resourceType("kubernetes:apps/v1:DaemonSet", workload),
  resourceType("kubernetes:apps/v1:Deployment", workload),
] as const;
