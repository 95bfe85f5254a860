import { makePlan, type PlanRequest } from "../../preview/engine";
import type { Plan, PlannedResource } from "../../preview/plan";
import { readable, type WireValue } from "../../preview/wire";

/** A resource class of a provider's SDK; each carries its type token. */
type ResourceClass = object;

/** What a program registered, for a test to ask by type and name. */
export class Recording {
  readonly plan: Plan;

  constructor(plan: Plan) {
    this.plan = plan;
  }

  /** Readable inputs of every resource of a class or type token, by name. */
  of(type: ResourceClass | string): Record<string, WireValue> {
    const token = tokenOf(type);
    const found = this.plan.resources.filter((resource) => resource.type === token);
    return Object.fromEntries(found.map(({ name, inputs }) => [name, readable(inputs)]));
  }

  /**
   * The one resource of a class or type token and name.
   *
   * @throws Error - there is none, or more than one; the message lists the names there are.
   */
  find(type: ResourceClass | string, name: string): PlannedResource {
    const token = tokenOf(type);
    const ofType = this.plan.resources.filter((resource) => resource.type === token);
    const [found, ...others] = ofType.filter((resource) => resource.name === name);
    if (found === undefined || others.length > 0) {
      const names = ofType.map((resource) => resource.name).join(", ");
      throw new Error(`${others.length > 0 ? "several" : "no"} ${token} named ${name}; there are: ${names}`);
    }
    return found;
  }

  /** Readable outputs of the stack. */
  get outputs(): WireValue {
    return readable(this.plan.outputs);
  }
}

function tokenOf(type: ResourceClass | string): string {
  const token: unknown = typeof type === "string" ? type : Reflect.get(type, "__pulumiType");
  if (typeof token !== "string") {
    throw new TypeError("neither a type token nor a resource class");
  }
  return token;
}

/** Runs a program as a preview and returns what it registered; whatever it returns are the stack's outputs. */
export async function record(program: () => unknown, request: Partial<PlanRequest> = {}): Promise<Recording> {
  const returned = () => {
    const value = program();
    return isOutputs(value) ? value : undefined;
  };
  return new Recording(
    await makePlan({
      project: "spot-eks",
      stack: "test",
      config: { "aws:region": "us-east-1" },
      program: returned,
      ...request,
    }),
  );
}

/** A component returned by an arrow function is no stack output. */
function isOutputs(value: unknown): boolean {
  return typeof value === "object" && value !== null && !("__pulumiResource" in value);
}
