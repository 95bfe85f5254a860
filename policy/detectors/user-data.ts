import { gunzipSync } from "node:zlib";

import { parse as parseToml } from "smol-toml";
import { parseDocument } from "yaml";

import { NODE_CONFIG } from "../../facts/node-config";

/** An object within user data, of which nothing is known but that it is one. */
export type Settings = Readonly<Record<string, unknown>>;

/** What an instance is told when it starts. */
export interface UserData {
  /** Objects that nodeadm reads, on AL2023, in order. */
  readonly nodeConfigs: readonly Settings[];
  /** Settings of Bottlerocket; absent where the user data is not TOML. */
  readonly bottlerocket?: Settings;
  /** Scripts that cloud-init runs, in order. */
  readonly scripts: readonly string[];
}

/** One part of a MIME message, or the whole user data where it is none. */
interface Part {
  /** In lower case; empty where none is told. */
  readonly contentType: string;
  readonly body: string;
}

/** Most bytes that EC2 takes are 16 KiB; nothing sensible unpacks to more than this. */
const UNPACKED_MAX_BYTES = 1_048_576;

/**
 * Reads user data, in base64 or plain, packed by gzip or not: MIME parts, a NodeConfig, a script, or Bottlerocket's TOML.
 *
 * Undefined where it cannot be read, or is of another kind: a rule says nothing then. Never throws.
 *
 * Source: https://awslabs.github.io/amazon-eks-ami/nodeadm/ ·
 * https://docs.cloud-init.io/en/latest/explanation/format/index.html · https://bottlerocket.dev/en/os/latest/#/api/settings/
 */
export function userDataOf(raw: string): UserData | undefined {
  try {
    const text = decoded(raw.trim()).replace(/\r\n/g, "\n").trimStart();
    const parts = partsOf(text);
    const nodeConfigs = parts.filter(isNodeConfig).map(({ body }) => settingsOf(body));
    const scripts = parts.filter(isScript).map(({ body }) => body);
    if (nodeConfigs.length > 0 || scripts.length > 0 || parts.length > 1) {
      return { nodeConfigs, scripts };
    }
    return /^\[settings\b/m.test(text) ? { nodeConfigs, scripts, bottlerocket: parseToml(text) } : undefined;
  } catch {
    return undefined;
  }
}

/** Says whether a value within user data is an object. */
export function isSettings(value: unknown): value is Settings {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What stands at a path within settings; undefined where nothing does. */
export function settingAt(settings: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (isSettings(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    settings,
  );
}

/** The text of bytes in base64, or the text itself where it is none. @throws Error - the bytes are no text. */
function decoded(raw: string): string {
  const packed = raw.replace(/\s+/g, "");
  if (packed === "" || packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) {
    return raw;
  }
  const bytes = Buffer.from(packed, "base64");
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return new TextDecoder("utf-8", { fatal: true }).decode(
    isGzip ? gunzipSync(bytes, { maxOutputLength: UNPACKED_MAX_BYTES }) : bytes,
  );
}

/** The parts of a MIME message, in order, those within parts too. */
function partsOf(text: string): readonly Part[] {
  const headers = /^(?:[\w-]+:.*\n(?:[ \t]+\S.*\n)*)+(?=\n|$)/.exec(text)?.[0] ?? "";
  const contentType = headerOf(headers, "content-type") ?? "";
  const isEncoded = headerOf(headers, "content-transfer-encoding")?.trim().toLowerCase() === "base64";
  if (headers === "" || (contentType === "" && headerOf(headers, "mime-version") === undefined)) {
    return [{ contentType: "", body: text.trimStart() }];
  }
  const body = text.slice(headers.length).replace(/^\n/, "");
  const boundary = /boundary\s*=\s*(?:"(?<quoted>[^"]+)"|(?<plain>[^\s;]+))/i.exec(contentType)?.groups;
  const separator = boundary?.["quoted"] ?? boundary?.["plain"];
  if (separator === undefined) {
    return [{ contentType: contentType.toLowerCase(), body: isEncoded ? decoded(body.trim()) : body }];
  }
  const [, ...pieces] = `\n${body}`.split(`\n--${separator}`);
  return pieces.filter((piece) => !piece.startsWith("--")).flatMap((piece) => partsOf(piece.replace(/^[ \t]*\n/, "")));
}

function headerOf(headers: string, name: string): string | undefined {
  const unfolded = headers.replace(/\n[ \t]+/g, " ").split("\n");
  return unfolded.find((line) => line.toLowerCase().startsWith(`${name}:`))?.slice(name.length + 1);
}

function isNodeConfig({ contentType, body }: Part): boolean {
  return contentType === ""
    ? /^\s*["']?apiVersion["']?:\s*["']?node\.eks\.aws\//m.test(body) ||
        /"apiVersion"\s*:\s*"node\.eks\.aws\//.test(body)
    : contentType.trim().startsWith(NODE_CONFIG.contentType);
}

function isScript(part: Part): boolean {
  const isTold = part.contentType.trim().startsWith("text/x-shellscript");
  return isTold || (!isNodeConfig(part) && part.body.trimStart().startsWith("#!"));
}

/** @throws Error - it is no YAML, or no object. */
function settingsOf(yaml: string): Settings {
  const document = parseDocument(yaml, { logLevel: "silent" });
  const value: unknown = document.toJS();
  if (document.errors.length > 0 || !isSettings(value)) {
    throw new TypeError("not an object in YAML");
  }
  return value;
}
