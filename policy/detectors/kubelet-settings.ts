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

/** A taint that a kubelet registers its own node with; its value is empty where none is told. */
export interface KubeletTaint {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}

/**
 * Taints that a kubelet gives its own node by user data, in order.
 *
 * Source: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/ ·
 * https://bottlerocket.dev/en/os/latest/#/api/settings/kubernetes/
 */
export function kubeletTaints(userData: UserData): readonly KubeletTaint[] {
  const ofFlags = flagValues(kubeletFlags(userData), "--register-with-taints").flatMap((list) =>
    list.split(",").flatMap((taint) => {
      const [, key = "", value = "", effect = ""] = /^([^=:]+)(?:=([^:]*))?:(.*)$/.exec(taint.trim()) ?? [];
      return key === "" ? [] : [{ key, value, effect }];
    }),
  );
  const ofConfig = userData.nodeConfigs.flatMap((config) => {
    const taints = settingAt(config, "spec", "kubelet", "config", "registerWithTaints");
    return Array.isArray(taints) ? taints.flatMap(taintOf) : [];
  });
  const taints = settingAt(userData.bottlerocket, "settings", "kubernetes", "node-taints");
  const ofBottlerocket = isSettings(taints) ? Object.entries(taints).flatMap(bottlerocketTaints) : [];
  return [...ofFlags, ...ofConfig, ...ofBottlerocket];
}

function taintOf(taint: unknown): KubeletTaint[] {
  const textAt = (name: string) => {
    const part = settingAt(taint, name);
    return typeof part === "string" || typeof part === "boolean" || typeof part === "number" ? String(part) : "";
  };
  const key = textAt("key");
  return key === "" ? [] : [{ key, value: textAt("value"), effect: textAt("effect") }];
}

/** Bottlerocket writes `key = ["value:effect"]`, earlier `key = "value:effect"`. */
function bottlerocketTaints([key, told]: [string, unknown]): KubeletTaint[] {
  const all: readonly unknown[] = Array.isArray(told) ? told : [told];
  return all.flatMap((one) => {
    const [value = "", effect] = typeof one === "string" ? one.split(":") : [];
    return effect === undefined ? [] : [{ key, value, effect }];
  });
}
