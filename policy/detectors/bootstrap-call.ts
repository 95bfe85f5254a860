import { remembered } from "../internal/remembered";
import type { UserData } from "./user-data";

/** Where the script is called that joined nodes to a cluster on AL2; images of AL2023 have none. */
const CALL = /(?<!(?:-[efsx]|which|command -v)[ \t]+["']?)\/etc\/eks\/bootstrap\.sh\b/;

/**
 * Arguments of each call of `bootstrap.sh` in user data, quotes taken off: what a shell would hand over.
 *
 * Variables stay as they are written.
 *
 * Source: https://github.com/awslabs/amazon-eks-ami/blob/v20251112/templates/al2/runtime/bootstrap.sh
 */
export const bootstrapCalls = remembered(({ scripts }: UserData): readonly (readonly string[])[] =>
  scripts.flatMap((script) =>
    script
      .replace(/\\\n/g, " ")
      .replace(/^[ \t]*#.*$/gm, "")
      .split(CALL)
      .slice(1)
      .map(shellWords),
  ),
);

/** Says whether a script asks first whether `bootstrap.sh` is there, as one for several images does. */
export function looksForBootstrapScript({ scripts }: UserData): boolean {
  return scripts.some((script) => /(?:-[efsx]|which|command -v)[ \t]+["']?\/etc\/eks\/bootstrap\.sh/.test(script));
}

/** The words of a shell command, up to where it ends. */
export function shellWords(command: string): string[] {
  const words: string[] = [];
  let word = "";
  let isOpen = false;
  const close = () => {
    if (isOpen) {
      words.push(word);
    }
    word = "";
    isOpen = false;
  };
  const tokens = /'(?<single>[^']*)'|"(?<double>(?:[^"\\]|\\.)*)"|(?<end>[;&|\n])|(?<gap>[ \t]+)|\\?(?<plain>.)/gs;
  for (const { groups = {} } of command.matchAll(tokens)) {
    if (groups["end"] !== undefined) {
      break;
    }
    if (groups["gap"] !== undefined) {
      close();
    } else {
      word += groups["single"] ?? groups["double"]?.replace(/\\(["\\$`])/g, "$1") ?? groups["plain"] ?? "";
      isOpen = true;
    }
  }
  close();
  return words;
}

/** Values that a command's words give a flag, written `--flag value` or `--flag=value`, in order. */
export function flagValues(words: readonly string[], flag: string): readonly string[] {
  return words.flatMap((word, index) =>
    word.startsWith(`${flag}=`) ? word.slice(flag.length + 1) : word === flag ? (words[index + 1] ?? []) : [],
  );
}
