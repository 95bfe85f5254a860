import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import { Namespace } from "@pulumi/kubernetes/core/v1/namespace";
import * as pulumi from "@pulumi/pulumi";

import type { KubernetesObject } from "../charts-values/kubernetes-object";
import { waitingFor } from "./internal/child-options";

/** What `KubernetesObjects` are made of. */
export interface KubernetesObjectsArgs {
  /** The objects, by the end of their resource's name, which is for ever: `node-pool-general`. */
  readonly objects: Readonly<Record<string, KubernetesObject>>;
  /** How long an object may take to go, in minutes. Default: 10, the provider's own. Node pools go after their nodes. */
  readonly deletionMinutes?: number;
}

/**
 * Objects in the cluster that no chart makes.
 *
 * One resource for each, of the type of its kind. `dependsOn` must name what
 * they need, such as the release with their definitions; each waits for it, and goes before it.
 */
export class KubernetesObjects extends pulumi.ComponentResource {
  constructor(name: string, args: KubernetesObjectsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("spot-eks:components:KubernetesObjects", name, args, opts);
    const { objects, deletionMinutes } = args;
    const patience = deletionMinutes === undefined ? {} : { customTimeouts: { delete: `${deletionMinutes}m` } };
    for (const [key, object] of Object.entries(objects)) {
      makeObject(`${name}-${key}`, object, { parent: this, ...waitingFor(opts), ...patience });
    }
    this.registerOutputs({});
  }
}

/**
 * Kinds of the core group, whose type tokens differ from their API version; of all others the token is made of it.
 *
 * Source: https://github.com/pulumi/pulumi-kubernetes/blob/v4.34.2/sdk/nodejs/apiextensions/customResource.ts
 */
const CORE = { ConfigMap, Namespace } as const;

function makeObject(name: string, object: KubernetesObject, opts: pulumi.CustomResourceOptions): void {
  const { apiVersion, kind, ...rest } = object;
  if (apiVersion === "v1" && (kind === "ConfigMap" || kind === "Namespace")) {
    new CORE[kind](name, rest, opts);
  } else {
    new CustomResource(name, { ...object }, opts);
  }
}
