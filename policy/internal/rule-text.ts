import type { Options } from "./options";

/** What a rule may come to: it only speaks, it refuses, or it mends by itself; `disabled` rules are not run. */
export const LEVELS = ["advisory", "mandatory", "remediate", "disabled"] as const;

/** One of `LEVELS`. */
export type Level = (typeof LEVELS)[number];

/** How much breaking a rule hurts. */
export type Severity = "low" | "medium" | "high" | "critical";

/**
 * Resources as Pulumi's YAML writes them, by name: `${template.id}` stands for an output of the resource `template`.
 *
 * Source: https://www.pulumi.com/docs/iac/languages-sdks/yaml/yaml-language-reference/
 */
export type Example = Readonly<Record<string, ExampleResource>>;

/** One resource of an example. */
export interface ExampleResource {
  /** Type token, such as `aws:autoscaling/group:Group`. */
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly options?: { readonly ignoreChanges?: readonly string[]; readonly parent?: string };
}

/** What is told of a rule, in the pack, on the command line and in its page of the documentation. */
export interface RuleText<O extends Options = Options> {
  /** Subject, then what holds when the rule is kept; the name of its file, at most 56 characters, for ever. */
  readonly name: string;
  /** Entry of the catalogue of spot mistakes that it guards against, such as `A06`; a tag of the policy. */
  readonly entry: string;
  readonly severity: Severity;
  /** What holds when the rule is kept, in one sentence. */
  readonly description: string;
  /** What happens to those who break it: two or three sentences. */
  readonly why: string;
  /** What to do about it, in one sentence. */
  readonly mend: string;
  /** Where AWS, Kubernetes or a tool says so; links. */
  readonly sources: readonly [string, ...string[]];
  readonly options: O;
  /** The smallest resources that break the rule, and the same mended. */
  readonly examples: {
    readonly broken: Example;
    readonly kept: Example;
    /** Options that hold for both; left out: the defaults. */
    readonly options?: Readonly<Record<string, unknown>>;
  };
}
