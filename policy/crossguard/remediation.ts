import type { ResourceRemediation } from "@pulumi/policy";

import type { ResourceRule } from "../internal/resource-rule";
import { optionsIn } from "../settings";
import { hasProperties, rawProperties, unwrapped } from "./raw-properties";

/**
 * How CrossGuard has a rule mend a resource.
 *
 * What would be changed and holds a secret is left as it is, and the rule then refuses it: a mended copy would hold the secret in
 * plain. So is what cannot be judged since a preview does not know it.
 */
export function remediationOf(remediate: NonNullable<ResourceRule["remediate"]>): ResourceRemediation {
  return (args) => {
    const { urn, type, name, props, opts } = args;
    const raw = rawProperties(props);
    const plain = unwrapped(raw);
    const resource = {
      urn,
      type,
      name,
      properties: hasProperties(plain) ? plain : {},
      ignoreChanges: opts.ignoreChanges,
    };
    const mended = remediate(resource, optionsIn(args.getConfig<Record<string, unknown>>()));
    if (mended === undefined) {
      return undefined;
    }
    const changed = Object.entries(mended).filter(([key, value]) => value !== resource.properties[key]);
    const holdsSecret = changed.some(([key]) => resource.properties[key] !== raw[key]);
    const kept = Object.entries(raw).filter(([key]) => Object.hasOwn(mended, key));
    return holdsSecret ? undefined : Object.fromEntries([...kept, ...changed]);
  };
}
