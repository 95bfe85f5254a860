import { PROXIED_ROLE_ANNOTATION } from "../../facts/role-proxies";
import { resourceType } from "../internal/resource-type";
import { boolean, list, object, stated, text, type Reader } from "../internal/view";

/** True where a text that is not empty stands there, known or not. */
const filled: Reader<true> = (raw, path) => (raw === "" ? undefined : stated(raw, path));

const annotations = object({ [PROXIED_ROLE_ANNOTATION]: filled });
const containers = list(object({ image: text }));

/** A pod, by itself and as the template of a workload. */
const pod = { metadata: object({ annotations }), spec: object({ containers }) };

const workload = { metadata: object({ name: text }), spec: object({ template: object(pod) }) };

/** A chart that Helm itself installs. Source: https://www.pulumi.com/registry/packages/kubernetes/api-docs/helm/v3/release/ */
export const HELM_RELEASE = resourceType("kubernetes:helm.sh/v3:Release", {
  chart: text,
  name: text,
  values: object({
    podAnnotations: annotations,
    /** Of the node termination handler: whether it reads a queue; its chart's own default is that it does not. */
    enableSqsTerminationDraining: boolean,
  }),
});

/** A deployment. Source: https://www.pulumi.com/registry/packages/kubernetes/api-docs/apps/v1/deployment/ */
export const DEPLOYMENT = resourceType("kubernetes:apps/v1:Deployment", workload);

/** A daemon set. Source: https://www.pulumi.com/registry/packages/kubernetes/api-docs/apps/v1/daemonset/ */
export const DAEMON_SET = resourceType("kubernetes:apps/v1:DaemonSet", workload);

/** A stateful set. Source: https://www.pulumi.com/registry/packages/kubernetes/api-docs/apps/v1/statefulset/ */
export const STATEFUL_SET = resourceType("kubernetes:apps/v1:StatefulSet", workload);

/** A job. Source: https://www.pulumi.com/registry/packages/kubernetes/api-docs/batch/v1/job/ */
export const JOB = resourceType("kubernetes:batch/v1:Job", workload);

/** A cron job. Source: https://www.pulumi.com/registry/packages/kubernetes/api-docs/batch/v1/cronjob/ */
export const CRON_JOB = resourceType("kubernetes:batch/v1:CronJob", {
  spec: object({ jobTemplate: object({ spec: object({ template: object(pod) }) }) }),
});

/** A pod of no workload. Source: https://www.pulumi.com/registry/packages/kubernetes/api-docs/core/v1/pod/ */
export const POD = resourceType("kubernetes:core/v1:Pod", pod);
