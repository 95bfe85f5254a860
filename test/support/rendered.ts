import { parseAllDocuments } from "yaml";
import { z } from "zod";

import { PUBLIC_REGISTRY_HOSTS } from "../../facts/public-registries";
import type { ServiceAccount } from "../../facts/iam";
import { SYSTEM_NODES, SYSTEM_TOLERATIONS } from "../../facts/placement";

const OBJECT = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), namespace: z.string().exactOptional() }),
});

const TOLERATION = z.looseObject({ key: z.string().optional(), effect: z.string().optional() });

const POD = z.looseObject({
  serviceAccountName: z.string().optional(),
  nodeSelector: z.record(z.string(), z.string()).optional(),
  tolerations: z.array(TOLERATION).optional(),
});

const WITH_PODS = z.looseObject({ spec: z.looseObject({ template: z.looseObject({ spec: POD }) }) });

/** An object as Helm renders it. */
export type RenderedObject = z.output<typeof OBJECT>;

/** Pods that an object makes. */
interface Pods {
  readonly of: string;
  /** Whether they run on every node. */
  readonly isOnEveryNode: boolean;
  readonly spec: z.output<typeof POD>;
}

/**
 * The objects of a rendered chart.
 *
 * @throws Error - the text is not YAML, has a key twice, or something in it is no object of Kubernetes.
 */
export function objectsIn(text: string): readonly RenderedObject[] {
  return parseAllDocuments(text, { uniqueKeys: true }).flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined) {
      throw error;
    }
    const value: unknown = document.toJS();
    return value === null ? [] : [OBJECT.parse(value)];
  });
}

/** What is wrong with the places of a controller's pods: those that do not run on every node live on the system group. */
export function placementProblems(objects: readonly RenderedObject[]): readonly string[] {
  return podsOf(objects)
    .filter(({ isOnEveryNode }) => !isOnEveryNode)
    .flatMap(({ of, spec: { nodeSelector = {}, tolerations = [] } }) => [
      ...Object.entries(SYSTEM_NODES).flatMap(([key, value]) =>
        nodeSelector[key] === value ? [] : [`${of}: it does not select ${key}=${value}`],
      ),
      ...SYSTEM_TOLERATIONS.flatMap(({ key, effect }) =>
        tolerations.some((one) => tolerates(one, key, effect)) ? [] : [`${of}: it does not tolerate ${key}:${effect}`],
      ),
    ]);
}

function tolerates(one: z.output<typeof TOLERATION>, key: string, effect: string): boolean {
  return (one.key ?? key) === key && (one.effect ?? effect) === effect;
}

/** What is wrong with the accounts of pods: the known one is made, and a controller runs as it. */
export function accountProblems(objects: readonly RenderedObject[], { namespace, name }: ServiceAccount): string[] {
  const isIt = ({ kind, metadata }: RenderedObject) => kind === "ServiceAccount" && metadata.name === name;
  const made = objects.filter(isIt);
  const users = podsOf(objects);
  const isUsed = users.some(({ spec }) => spec.serviceAccountName === name);
  return [
    ...(made.length === 1 ? [] : [`${made.length} accounts ${name} are made`]),
    ...made.flatMap(({ metadata }) =>
      (metadata.namespace ?? namespace) === namespace ? [] : [`the account is in ${metadata.namespace ?? ""}`],
    ),
    ...(isUsed ? [] : [`no pod runs as ${name}`]),
    ...users
      .filter(({ isOnEveryNode, spec }) => !isOnEveryNode && spec.serviceAccountName !== name)
      .map(({ of, spec }) => `${of}: it runs as ${spec.serviceAccountName ?? "default"}`),
  ];
}

/** Images that do not come from a registry, and other texts that name a public one. */
export function foreignImages(objects: readonly RenderedObject[], registry: string): readonly string[] {
  return textsIn(objects).flatMap(({ key, text }) => {
    const isForeign =
      key === "image"
        ? !text.startsWith(`${registry}/`)
        : PUBLIC_REGISTRY_HOSTS.some((host) => new RegExp(`(^|[^.\\w-])${literal(host)}/`).test(text));
    return isForeign ? [`${key}: ${text}`] : [];
  });
}

function podsOf(objects: readonly RenderedObject[]): readonly Pods[] {
  return objects.flatMap((object) => {
    const { data } = WITH_PODS.safeParse(object);
    const of = `${object.kind} ${object.metadata.name}`;
    return data === undefined
      ? []
      : [{ of, isOnEveryNode: object.kind === "DaemonSet", spec: data.spec.template.spec }];
  });
}

/** All texts of a value, each with the key that it stands under. */
function textsIn(value: unknown, key = ""): readonly { readonly key: string; readonly text: string }[] {
  if (typeof value === "string") {
    return [{ key, text: value }];
  }
  if (typeof value !== "object" || value === null) {
    return [];
  }
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([name, each]) => textsIn(each, isList ? key : name));
}

/** A text as a regular expression that matches just this text. */
function literal(text: string): string {
  return text.replaceAll(".", "\\.");
}
