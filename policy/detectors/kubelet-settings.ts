import { bootstrapCalls, flagValues, shellWords } from "./bootstrap-call";
import { isSettings, settingAt, type UserData } from "./user-data";

/** Flags that user data gives the kubelet, as words: those of nodeadm, and those that bootstrap.sh hands on. */
export function kubeletFlags(userData: UserData): readonly string[] {
  const ofNodeadm = userData.nodeConfigs.flatMap((config) => {
    const flags = settingAt(config, "spec", "kubelet", "flags");
    return Array.isArray(flags) ? flags.filter((flag) => typeof flag === "string") : [];
  });
  const ofBootstrap = bootstrapCalls(userData).flatMap((words) =>
    flagValues(words, "--kubelet-extra-args").flatMap(shellWords),
  );
  return [...ofNodeadm, ...ofBootstrap];
}

/**
 * Labels that a kubelet gives its own node by user data, in order; a key may come twice.
 *
 * Source: https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/ ·
 * https://bottlerocket.dev/en/os/latest/#/api/settings/kubernetes/
 */
export function kubeletLabels(userData: UserData): readonly (readonly [key: string, value: string])[] {
  const ofFlags = flagValues(kubeletFlags(userData), "--node-labels").flatMap((list) =>
    list.split(",").flatMap((label): [string, string][] => {
      const [key = "", ...value] = label.trim().split("=");
      return key === "" ? [] : [[key, value.join("=")]];
    }),
  );
  const labels = settingAt(userData.bottlerocket, "settings", "kubernetes", "node-labels");
  const ofBottlerocket = isSettings(labels) ? Object.entries(labels) : [];
  return [...ofFlags, ...ofBottlerocket.map(([key, value]): [string, string] => [key, String(value)])];
}
