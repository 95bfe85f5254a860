import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";

/**
 * Registers a remote component and its children as its provider does.
 *
 * It rejects before the first registration, so that whoever asked can still show the component as it was asked for.
 *
 * @throws UnsupportedArguments - the provider takes the arguments, but what it makes of them is not reproduced here.
 * @throws Error - the provider would refuse the arguments.
 */
export type Construct = (
  name: string,
  inputs: pulumi.Inputs,
  options: pulumi.ComponentResourceOptions,
) => Promise<pulumi.provider.ConstructResult>;

/** Arguments that are right for the provider but not reproduced here. */
export class UnsupportedArguments extends Error {
  override readonly name = "UnsupportedArguments";
}

/** Schema of an argument that only flows into a child: whatever it is, it is handed on as it is. */
export function passed<Value>() {
  return z.custom<pulumi.Input<Value>>().optional();
}

/**
 * Reads arguments that decide which children there are; a key that the schema does not know is left out, as providers do.
 *
 * @throws UnsupportedArguments - an argument is of another type, most often because a preview cannot know it.
 */
export function parseArguments<Schema extends z.ZodType>(schema: Schema, inputs: pulumi.Inputs): z.infer<Schema> {
  const parsed = schema.safeParse(inputs);
  if (!parsed.success) {
    throw new UnsupportedArguments(parsed.error.issues.map((issue) => problem(issue, inputs)).join("; "));
  }
  return parsed.data;
}

function problem({ path, message }: z.core.$ZodIssue, inputs: pulumi.Inputs): string {
  let value: unknown = inputs;
  for (const key of path) {
    value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  }
  const wrong = pulumi.Output.isInstance(value)
    ? "an output is not a plain value; give what is known before anything is made"
    : message;
  return `${path.map(String).join(".")}: ${wrong}`;
}
