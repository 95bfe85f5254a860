import { stringify } from "yaml";

/** How each file begins that the command wrote; by it the command knows its own. */
export const OWN_HEADER = "# Written by spot-eks values; edits are lost.";

/** Documents of YAML below the command's header and further comments. */
export function yamlText(comments: readonly string[], documents: readonly object[]): string {
  const head = [OWN_HEADER, ...comments.map((comment) => `# ${comment}`)].join("\n");
  const texts = documents.map((document) => stringify(document, { lineWidth: 0, aliasDuplicateObjects: false }));
  return `${head}\n${texts.join("---\n")}`;
}
