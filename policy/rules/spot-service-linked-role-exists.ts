import { SPOT_SERVICE } from "../../facts/iam";
import { installed, isNamed } from "../detectors/interruption-handler";
import { isSpotFleet } from "../detectors/spot-fleet";
import { stackRule } from "../internal/stack-rule";
import { unlessUnknown } from "../internal/unknown";
import { SERVICE_LINKED_ROLE } from "../resource-types/iam";
import { HELM_RELEASE } from "../resource-types/kubernetes";
import { FLEET } from "../resource-types/spot-requests";

const KARPENTER = {
  karpenter: {
    type: HELM_RELEASE.token,
    properties: { chart: "oci://public.ecr.aws/karpenter/karpenter", namespace: "kube-system" },
  },
};
const PROBLEM = `asks for spot, and nothing in this stack makes the service-linked role of ${SPOT_SERVICE}; make it once in the account`;

/** Off by default: most accounts have the role, and a second one is refused. */
export const spotServiceLinkedRoleExists = stackRule({
  name: "spot-service-linked-role-exists",
  entry: "H11",
  severity: "low",
  description: "A stack with a spot fleet or Karpenter makes the service-linked role of spot.",
  why:
    "EC2 makes this role by itself only for those who may make roles. Karpenter may not, so in an account that never ran spot each " +
    "of its launches of spot fails.",
  mend: `Make an \`aws.iam.ServiceLinkedRole\` for ${SPOT_SERVICE} in one stack of the account.`,
  sources: [
    "https://karpenter.sh/docs/getting-started/getting-started-with-karpenter/",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/service-linked-roles-spot-instance-requests.html",
  ],
  options: {},
  examples: {
    broken: KARPENTER,
    kept: { ...KARPENTER, spot: { type: SERVICE_LINKED_ROLE.token, properties: { awsServiceName: SPOT_SERVICE } } },
  },
  judge: (stack, { each, report }) => {
    const isMade = stack.of(SERVICE_LINKED_ROLE).some(({ view }) => {
      const service = unlessUnknown(() => ({ name: view.awsServiceName }));
      return service === undefined || service.name === SPOT_SERVICE;
    });
    each(isMade ? [] : stack.of(FLEET), ({ resource, view }) => {
      if (isSpotFleet(view)) {
        report(resource, "targetCapacitySpecification", PROBLEM);
      }
    });
    const karpenter = installed(stack).filter((program) =>
      ["karpenter", "karpenter/controller"].some((name) => isNamed(program, name)),
    );
    each(isMade ? [] : karpenter, ({ resource, settings }) => report(resource, settings, PROBLEM));
  },
});
