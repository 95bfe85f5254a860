/**
 * What requirements say of a kind of instance types, such as burstable ones or bare metal. Left out: excluded, for both of them.
 *
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceRequirementsRequest.html
 */
const INCLUDED = "included";
const REQUIRED = "required";

/** Says whether a word lets in a type that is, or is not, of the kind. A word that EC2 does not know lets in what the default does. */
export function admits(word: string | undefined, isOfTheKind: boolean): boolean {
  return word === INCLUDED || (word === REQUIRED) === isOfTheKind;
}

/**
 * Says whether a name matches a pattern of allowed or excluded types, in which an asterisk stands for any letters, such as `c5*` or `*.large`.
 *
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceRequirementsRequest.html
 */
export function matchesTypePattern(name: string, pattern: string): boolean {
  const [start = "", ...parts] = pattern.split("*");
  const end = parts.pop();
  if (end === undefined) {
    return name === pattern;
  }
  if (!name.startsWith(start)) {
    return false;
  }
  // Each part is looked for behind the one before; the first place that it is found at leaves the most to the others.
  let position = start.length;
  for (const part of parts) {
    const found = name.indexOf(part, position);
    if (found === -1) {
      return false;
    }
    position = found + part.length;
  }
  return name.length - position >= end.length && name.endsWith(end);
}
