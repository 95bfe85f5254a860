import * as pulumi from "@pulumi/pulumi";
import { deserializeInputs } from "@pulumi/pulumi/provider/server";
import type { TransformResourceOptions } from "@pulumi/pulumi/proto/resource_pb";

import { ConstructedComponent } from "./constructed-component";
import type { Ledger } from "./ledger";
import type { Registration } from "./registration";
import { constructVpc } from "./remote/awsx-vpc";
import { type Construct, UnsupportedArguments } from "./remote/construct";
import { constructCluster } from "./remote/eks-cluster";
import { inRuntime, type Runtime } from "./sdk";
import { toStruct } from "./struct";

/** Remote components whose children are made here as their providers make them. */
const CONSTRUCTS: Readonly<Record<string, Construct>> = {
  "awsx:ec2:Vpc": constructVpc,
  "eks:index:Cluster": constructCluster,
};

/**
 * Constructs a remote component as its provider would, with SDK state of its own.
 *
 * Undefined when its provider is not known here, or is asked for something that is not reproduced (with a note). What the
 * provider would refuse is an error of the plan.
 */
export async function constructRemote(
  registration: Registration,
  runtime: Runtime,
  ledger: Ledger,
): Promise<ConstructedComponent | undefined> {
  const { type, name, urn } = registration;
  const construct = Object.hasOwn(CONSTRUCTS, type) ? CONSTRUCTS[type] : undefined;
  if (construct === undefined) {
    ledger.note(
      urn,
      `${type} is a remote component: its children, which only its provider knows, are not in this plan`,
    );
    return undefined;
  }
  try {
    return await inRuntime(runtime, async () => {
      const inputs = await deserializeInputs(toStruct(registration.inputs), inputDependencies(registration));
      return ConstructedComponent.of(type, await construct(name, inputs, componentOptions(registration)));
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof UnsupportedArguments) {
      ledger.note(urn, `its children are not in this plan: ${message}`);
    } else {
      ledger.report({ severity: "error", urn, message });
    }
    return undefined;
  }
}

function inputDependencies({ propertyDependencies }: Registration) {
  return new Map([...propertyDependencies].map(([key, urns]) => [key, { getUrnsList: () => [...urns] }]));
}

/**
 * Options as a provider's program receives them.
 *
 * Protection arrives as true or false, never as left out, so that children do not take it from a protected parent.
 * Source: `construct` in https://github.com/pulumi/pulumi/blob/v3.248.0/sdk/nodejs/provider/server.ts
 */
function componentOptions(registration: Registration): pulumi.ComponentResourceOptions {
  const { options, parent, dependencies } = registration;
  return {
    dependsOn: [...dependencies].map((urn) => new pulumi.DependencyResource(urn)),
    protect: options.getProtect() ?? false,
    providers: providersOf(options),
    ignoreChanges: options.getIgnoreChangesList(),
    replaceOnChanges: options.getReplaceOnChangesList(),
    retainOnDelete: options.getRetainOnDelete() ?? false,
    ...(parent === "" ? {} : { parent: new pulumi.DependencyResource(parent) }),
  };
}

function providersOf(options: TransformResourceOptions): Record<string, pulumi.ProviderResource> {
  const providers: Record<string, pulumi.ProviderResource> = {};
  options.getProvidersMap().forEach((reference, name) => {
    providers[name] = new pulumi.DependencyProviderResource(reference);
  });
  return providers;
}
