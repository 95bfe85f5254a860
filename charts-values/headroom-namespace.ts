import { POD_SECURITY_LABEL } from "../facts/kubernetes";
import { HEADROOM_NAMESPACE } from "../facts/releases";
import type { KubernetesObject } from "./kubernetes-object";

/** A namespace. */
export interface Namespace extends KubernetesObject {
  readonly apiVersion: "v1";
  readonly kind: "Namespace";
}

/** The namespace of the pods that hold space free and of what counts them; it takes only pods that need no right. */
export function headroomNamespace(): Namespace {
  return {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name: HEADROOM_NAMESPACE, labels: { [POD_SECURITY_LABEL]: "restricted" } },
  };
}
