import { isAl2023Parameter } from "../../facts/ami-family";
import { NODE_CONFIG, NODE_CONFIG_FOLDER } from "../../facts/node-config";
import { bootstrapCalls, flagValues, looksForBootstrapScript } from "../detectors/bootstrap-call";
import { knownUserData } from "../detectors/node-launch";
import { type Settings, settingAt, type UserData } from "../detectors/user-data";
import { flag } from "../internal/options";
import { resourceRule } from "../internal/resource-rule";
import { unlessUnknown } from "../internal/unknown";
import { LAUNCH_TEMPLATE } from "../resource-types/ec2";

/** Flags of the kubelet of which a second one takes the first one's place. */
const SINGLE_FLAGS = ["--max-pods", "--register-with-taints"] as const;

/** The image of AL2 is gone, and with it the script that its user data called. */
export const userDataSpeaksNodeadm = resourceRule({
  name: "user-data-speaks-nodeadm",
  entry: "H05",
  severity: "high",
  description: "User data configures nodes by a NodeConfig that nodeadm takes.",
  why:
    "Images of AL2023, which EKS takes where a template names none, have no /etc/eks/bootstrap.sh: the call fails and the node never " +
    "joins the cluster, though it is paid for. " +
    "nodeadm refuses a NodeConfig without its kind, and one for an image of your own without the cluster.",
  mend: "Write a MIME part `application/node.eks.aws` with a NodeConfig in place of the call of bootstrap.sh.",
  sources: [
    "https://awslabs.github.io/amazon-eks-ami/nodeadm/",
    "https://docs.aws.amazon.com/eks/latest/userguide/al2023.html",
  ],
  options: {
    assumesBootstrapScript: flag({
      description:
        "The images have an /etc/eks/bootstrap.sh of their own, as those of Ubuntu do; with `imageId` a template is taken to name such an image anyway",
      standard: false,
    }),
  },
  examples: {
    broken: {
      workers: {
        type: LAUNCH_TEMPLATE.token,
        properties: { userData: "IyEvYmluL2Jhc2gKL2V0Yy9la3MvYm9vdHN0cmFwLnNoIGVhc3QK" },
      },
    },
    kept: {
      workers: {
        type: LAUNCH_TEMPLATE.token,
        properties: {
          userData:
            "YXBpVmVyc2lvbjogbm9kZS5la3MuYXdzL3YxYWxwaGExCmtpbmQ6IE5vZGVDb25maWcKc3BlYzoKICBrdWJlbGV0OgogICAgZmxhZ3M6IFstLW5vZGUtbGFiZWxzPWxpZmVjeWNsZT1zcG90XQo=",
        },
      },
    },
  },
  judges: (on) => [
    on(LAUNCH_TEMPLATE, (template, { options: { assumesBootstrapScript }, report }) => {
      const userData = knownUserData(template);
      if (userData === undefined) {
        return;
      }
      // Not known is as good as an image of one's own: what is left out is known.
      const imageId = unlessUnknown(() => template.imageId ?? "");
      const isCalled = bootstrapCalls(userData).length > 0 && !looksForBootstrapScript(userData);
      const lacksScript = imageId === "" || isAl2023Parameter(imageId ?? "");
      if (isCalled && lacksScript && !assumesBootstrapScript) {
        report("userData", "calls /etc/eks/bootstrap.sh, which images of AL2023 do not have; write a NodeConfig");
      }
      for (const problem of nodeConfigProblems(userData, imageId !== "")) {
        report("userData", problem);
      }
    }),
  ],
});

function nodeConfigProblems(userData: UserData, hasImage: boolean): readonly string[] {
  const { nodeConfigs, scripts } = userData;
  const needsCluster = hasImage && nodeConfigs.length > 0 && !scripts.some((one) => one.includes(NODE_CONFIG_FOLDER));
  const namesCluster = nodeConfigs.some((config) => settingAt(config, "spec", "cluster") !== undefined);
  return [
    ...(nodeConfigs.every(hasKind) ? [] : ["has a NodeConfig without its kind; write kind: NodeConfig"]),
    ...(needsCluster && !namesCluster
      ? [
          "has a NodeConfig without spec.cluster, which an image of your own needs; write the cluster's name and address",
        ]
      : []),
    ...SINGLE_FLAGS.filter(
      (single) => nodeConfigs.flatMap((config) => flagValues(flagsOf(config), single)).length > 1,
    ).map((single) => `gives the kubelet ${single} twice, of which the last one holds; write it once`),
  ];
}

function hasKind(config: Settings): boolean {
  return settingAt(config, "kind") === NODE_CONFIG.kind;
}

function flagsOf(config: Settings): readonly string[] {
  const flags = settingAt(config, "spec", "kubelet", "flags");
  return Array.isArray(flags) ? flags.filter((one) => typeof one === "string") : [];
}
