import type { Recording } from "../support/record";

/**
 * An input that is known text, of the resource of a class or type token and name.
 *
 * @throws TypeError - it is not.
 */
export function textInput(made: Recording, type: object | string, name: string, input: string): string {
  const value = made.find(type, name).inputs[input];
  if (typeof value !== "string") {
    throw new TypeError(`${name}: ${input} is not known text`);
  }
  return value;
}

/** The NodeConfig in user data, as the text of its JSON. */
export function nodeConfigText(userData: string): string {
  const text = Buffer.from(userData, "base64").toString();
  return text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
}
