import { resourceType } from "../internal/resource-type";
import { list, object, text } from "../internal/view";

const metadata = object({ name: text });

const workload = {
  metadata,
  spec: object({ template: object({ spec: object({ containers: list(object({ image: text })) }) }) }),
};

/** A Helm chart that Helm itself installs. Source: https://www.pulumi.com/registry/packages/kubernetes/api-docs/helm/v3/release/ */
export const HANDLER_RELEASE = resourceType("kubernetes:helm.sh/v3:Release", { chart: text, name: text });

/** A deployment, as far as it tells what it runs. Source: https://www.pulumi.com/registry/packages/kubernetes/api-docs/apps/v1/deployment/ */
export const HANDLER_DEPLOYMENT = resourceType("kubernetes:apps/v1:Deployment", workload);

/** A daemon set, as far as it tells what it runs. Source: https://www.pulumi.com/registry/packages/kubernetes/api-docs/apps/v1/daemonset/ */
export const HANDLER_DAEMON_SET = resourceType("kubernetes:apps/v1:DaemonSet", workload);
