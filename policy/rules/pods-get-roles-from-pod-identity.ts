import { PROXIED_ROLE_ANNOTATION, ROLE_PROXIES } from "../../facts/role-proxies";
import { isNamed, programName } from "../detectors/interruption-handler";
import { resourceRule } from "../internal/resource-rule";
import { unlessUnknown } from "../internal/unknown";
import { CRON_JOB, DAEMON_SET, DEPLOYMENT, HELM_RELEASE, JOB, POD, STATEFUL_SET } from "../resource-types/kubernetes";

type Pod = ReturnType<typeof POD.view>;
type Report = (path: string, problem: string) => void;

const ASKS =
  "ask a proxy on the node for a role; give the pod's service account one by an EKS Pod Identity association";
const MEND = "give pods their roles by EKS Pod Identity associations, then remove it";

/** A proxy on each node is one more thing to wait for whenever a node comes, and spot nodes come often. */
export const podsGetRolesFromPodIdentity = resourceRule({
  name: "pods-get-roles-from-pod-identity",
  entry: "H03",
  severity: "high",
  description: "Pods get their roles from EKS Pod Identity or for their service accounts, not from kube2iam or kiam.",
  why:
    "These programs answer in place of the node's metadata service, and a pod that starts on a new node before they do gets the " +
    "role of the node, or none: that may happen whenever a spot node is replaced. They need every role of any pod within reach " +
    "of every node, and kiam is no longer maintained.",
  mend: "Associate roles with service accounts by `aws:eks/podIdentityAssociation:PodIdentityAssociation`, then remove the proxy.",
  sources: [
    "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html",
    "https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html",
    "https://github.com/jtblin/kube2iam",
    "https://github.com/uswitch/kiam",
  ],
  options: {},
  examples: {
    broken: {
      proxy: {
        type: HELM_RELEASE.token,
        properties: {
          chart: "kube2iam",
          namespace: "kube-system",
          repositoryOpts: { repo: "https://jtblin.github.io/kube2iam" },
        },
      },
      crawlers: {
        type: DEPLOYMENT.token,
        properties: {
          spec: {
            template: {
              metadata: { annotations: { [PROXIED_ROLE_ANNOTATION]: "crawlers" } },
              spec: { containers: [{ name: "crawler", image: "ghcr.io/acme/crawler:2.4.0" }] },
            },
          },
        },
      },
    },
    kept: {
      role: {
        type: "aws:eks/podIdentityAssociation:PodIdentityAssociation",
        properties: {
          clusterName: "east",
          namespace: "default",
          serviceAccount: "crawlers",
          roleArn: "arn:aws:iam::111122223333:role/crawlers",
        },
      },
      crawlers: {
        type: DEPLOYMENT.token,
        properties: {
          spec: {
            template: {
              spec: {
                serviceAccountName: "crawlers",
                containers: [{ name: "crawler", image: "ghcr.io/acme/crawler:2.4.0" }],
              },
            },
          },
        },
      },
    },
  },
  judges: (on) => [
    on(HELM_RELEASE, (release, { report }) => {
      if (unlessUnknown(() => release.values?.podAnnotations?.[PROXIED_ROLE_ANNOTATION]) === true) {
        report("values.podAnnotations", ASKS);
      }
      const proxy = proxyIn(release.chart);
      if (proxy !== undefined) {
        report("chart", `installs ${proxy}; ${MEND}`);
      }
    }),
    ...[DAEMON_SET, DEPLOYMENT, JOB, STATEFUL_SET].map((type) =>
      on(type, ({ spec }, { report }) => judgePod(spec?.template, "spec.template.", report)),
    ),
    on(CRON_JOB, ({ spec }, { report }) =>
      judgePod(spec?.jobTemplate?.spec?.template, "spec.jobTemplate.spec.template.", report),
    ),
    on(POD, (pod, { report }) => judgePod(pod, "", report)),
  ],
});

function judgePod(pod: Pod | undefined, path: string, report: Report): void {
  if (unlessUnknown(() => pod?.metadata?.annotations?.[PROXIED_ROLE_ANNOTATION]) === true) {
    report(`${path}metadata.annotations`, ASKS);
  }
  for (const { image } of pod?.spec?.containers ?? []) {
    const proxy = proxyIn(image);
    if (proxy !== undefined) {
      report(`${path}spec.containers`, `run ${proxy}; ${MEND}`);
    }
  }
}

/** Which of the proxies a chart or an image is, by its name. */
function proxyIn(reference: string | undefined): string | undefined {
  const names = reference === undefined ? [] : [programName(reference)];
  return ROLE_PROXIES.find((proxy) => isNamed({ names }, proxy));
}
