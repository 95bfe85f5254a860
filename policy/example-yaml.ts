import { stringify } from "yaml";

import type { Example } from "./internal/rule-text";

/** An example as Pulumi's YAML writes it, from `resources:` on. */
export function exampleYaml(example: Example): string {
  const resources = Object.entries(example).map(([name, { type, properties, options }]) => {
    const { parent, ...others } = options ?? {};
    const stated = { ...others, ...(parent === undefined ? {} : { parent: `\${${parent}}` }) };
    return [name, { type, properties, ...(options === undefined ? {} : { options: stated }) }] as const;
  });
  return stringify({ resources: Object.fromEntries(resources) }, { lineWidth: 0 });
}
