import { RegisterResourceResponse } from "@pulumi/pulumi/proto/resource_pb";
import * as pulumi from "@pulumi/pulumi";
import * as rpc from "@pulumi/pulumi/runtime/rpc";

import { toStruct } from "./struct";
import { dependenciesOf, withoutOutputs, type WireObject } from "./wire";

/** A remote component after its children were registered: what the program that asked for it learns. */
export class ConstructedComponent {
  readonly #urn: string;
  readonly #state: WireObject;
  readonly #dependencies: ReadonlyMap<string, readonly string[]>;

  private constructor(urn: string, state: WireObject, dependencies: ReadonlyMap<string, readonly string[]>) {
    this.#urn = urn;
    this.#state = state;
    this.#dependencies = dependencies;
  }

  /** Waits for a component's URN and outputs. */
  static async of(type: string, result: pulumi.provider.ConstructResult): Promise<ConstructedComponent> {
    const urn = await known(pulumi.output(result.urn));
    const [state, resources]: [WireObject, Map<string, Set<pulumi.Resource>>] = await rpc.serializeResourceProperties(
      `construct(${type})`,
      result.state,
    );
    const dependencies = new Map<string, readonly string[]>();
    for (const [key, owners] of resources) {
      const urns = await Promise.all([...owners].map((owner) => known(owner.urn)));
      dependencies.set(key, [...new Set([...urns, ...dependenciesOf(state[key] ?? null)])]);
    }
    return new ConstructedComponent(urn, state, dependencies);
  }

  /** The answer to the registration. */
  response(): RegisterResourceResponse {
    const response = new RegisterResourceResponse();
    response.setUrn(this.#urn);
    const plain = Object.entries(this.#state).map(([key, value]) => [key, withoutOutputs(value)] as const);
    response.setObject(toStruct(Object.fromEntries(plain)));
    for (const [key, urns] of this.#dependencies) {
      const list = new RegisterResourceResponse.PropertyDependencies();
      list.setUrnsList([...urns]);
      response.getPropertydependenciesMap().set(key, list);
    }
    return response;
  }
}

function known<Value>(output: pulumi.Output<Value>): Promise<Value> {
  return new Promise((resolve) => {
    output.apply(resolve);
  });
}
