/** Something that looks like a secret of a certain kind. */
export interface SecretForm {
  /** What it is, to stand in a message instead of the value. */
  readonly what: string;
  /** Finds it anywhere in a text. */
  readonly pattern: RegExp;
}

/**
 * Secrets that can be told by how they are written, and are never anything else.
 *
 * An AWS secret access key, 40 letters and signs, is not among them: so is many a checksum. Its access key id is beside it.
 *
 * Source (AWS): https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 * Source (private keys): https://www.rfc-editor.org/rfc/rfc7468#section-2
 * Source (GitHub): https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats
 * Source (Slack): https://docs.slack.dev/authentication/tokens
 */
export const SECRET_FORMS: readonly SecretForm[] = [
  { what: "an AWS access key", pattern: /(?<![A-Za-z0-9])(AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/ },
  { what: "a private key", pattern: /-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----/ },
  { what: "a GitHub token", pattern: /(?<![A-Za-z0-9])(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/ },
  { what: "a Slack token", pattern: /(?<![A-Za-z0-9])(xox[a-z]|xapp)-[A-Za-z0-9-]{10,}/ },
];

/** What stands for a secret wherever it would be read: the embedded preview decrypts nothing and shows none. */
export const ENCRYPTED_VALUE = "[secret]";
