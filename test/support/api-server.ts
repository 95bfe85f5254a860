import type { ChildProcess } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import https from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { test } from "@jest/globals";

import type { Definition } from "./crd-schema";
import { ended, freePort, hasEnded, run } from "./programs";

/** Variable that names a folder with `kube-apiserver` and `etcd`. Source: https://book.kubebuilder.io/reference/envtest */
const VARIABLE = "KUBEBUILDER_ASSETS";
const PROGRAMS = ["kube-apiserver", "etcd"] as const;

/** Opens requests: nobody else can reach the server, and it lives as long as one test file. */
const TOKEN = "for-one-test-file";

const READY_WITHIN_MILLISECONDS = 60_000;
const POLL_MILLISECONDS = 200;

/** What the server said to a request. */
interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A Kubernetes API server of one's own, with nothing behind it, on this machine's loopback. */
export interface ApiServer {
  /** Makes a kind of object known, and waits until the server serves it. */
  readonly define: (definition: Definition) => Promise<void>;
  /**
   * What the server says against an object, which it does not keep; undefined: nothing. Keys it does not know, and
   * twice the same one, are refused.
   *
   * @param collection - Path of the objects of its kind, such as `/apis/karpenter.sh/v1/nodepools`.
   */
  readonly refusal: (collection: string, object: object) => Promise<string | undefined>;
  /** Ends the server and forgets what it held. */
  readonly stop: () => Promise<void>;
}

/**
 * Finds the programs, and warns where there are none.
 *
 * @param undone - What is then left undone, as a clause: `no object was shown to an API server`.
 */
export function apiServerTest(undone: string): typeof test | typeof test.skip {
  const folder = process.env[VARIABLE] ?? "";
  if (PROGRAMS.every((name) => existsSync(path.join(folder, name)))) {
    return test;
  }
  console.warn(`skipped: ${undone}, since ${VARIABLE} names no folder with ${PROGRAMS.join(" and ")}`);
  return test.skip;
}

/**
 * Starts a server and its store, each on a free port; everything they write is in a folder that `stop` removes.
 *
 * @throws Error - a program is missing, ends by itself, or the server is not ready within a minute.
 */
export async function startApiServer(): Promise<ApiServer> {
  const folder = mkdtempSync(path.join(tmpdir(), "api-server-"));
  const [client, peer, secure] = [await freePort(), await freePort(), await freePort()];
  const store = `http://127.0.0.1:${client}`;
  const children = [run(program("etcd"), etcdFlags(folder, store, `http://127.0.0.1:${peer}`))];
  const stop = async () => {
    // The server first: without its store it would only complain.
    for (const child of [...children].reverse()) {
      await ended(child);
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    children.push(run(program("kube-apiserver"), serverFlags(folder, store, secure)));
    const request = requests(folder, secure);
    await until("the API server is ready", children, async () => (await request("GET", "/readyz")).status === 200);
    return { define: definer(request, children), refusal: refuser(request), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function program(name: (typeof PROGRAMS)[number]): string {
  return path.join(process.env[VARIABLE] ?? "", name);
}

function etcdFlags(folder: string, client: string, peer: string): readonly string[] {
  return [
    `--data-dir=${path.join(folder, "etcd")}`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
    "--unsafe-no-fsync",
  ];
}

function serverFlags(folder: string, store: string, port: number): readonly string[] {
  const certificates = path.join(folder, "certificates");
  mkdirSync(certificates);
  const [key, tokens] = [path.join(folder, "service-accounts.pem"), path.join(folder, "tokens.csv")];
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  writeFileSync(key, privateKey.export({ type: "pkcs8", format: "pem" }));
  writeFileSync(tokens, `${TOKEN},tester,tester,system:masters\n`);
  return [
    `--etcd-servers=${store}`,
    `--cert-dir=${certificates}`,
    "--bind-address=127.0.0.1",
    "--advertise-address=127.0.0.1",
    `--secure-port=${port}`,
    "--service-cluster-ip-range=10.0.0.0/24",
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    "--disable-admission-plugins=ServiceAccount",
    "--authorization-mode=AlwaysAllow",
    `--token-auth-file=${tokens}`,
    "--allow-privileged=true",
  ];
}

async function until(what: string, needed: readonly ChildProcess[], isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + READY_WITHIN_MILLISECONDS;
  while (!(await isSo().catch(() => false))) {
    const dead = needed.find(hasEnded);
    if (dead !== undefined || Date.now() > end) {
      throw new Error(
        dead === undefined ? `not within a minute: ${what}` : `${dead.spawnfile} has ended before ${what}`,
      );
    }
    await sleep(POLL_MILLISECONDS);
  }
}

type Request = (method: "GET" | "POST", at: string, object?: object) => Promise<Answer>;

/** Requests to the server by the certificate that it made for itself. */
function requests(folder: string, port: number): Request {
  return (method, at, object) =>
    new Promise((resolve, reject) => {
      const ca = readFileSync(path.join(folder, "certificates", "apiserver.crt"));
      const headers = { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" };
      const options = { host: "127.0.0.1", port, path: at, method, headers, ca, agent: false } as const;
      const sent = https.request(options, (response) => {
        let body = "";
        response.setEncoding("utf8").on("data", (part: string) => (body += part));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body })).on("error", reject);
      });
      sent.on("error", reject).end(object === undefined ? undefined : JSON.stringify(object));
    });
}

function definer(request: Request, needed: readonly ChildProcess[]): ApiServer["define"] {
  return async (definition) => {
    const { group, names, versions } = definition.spec;
    const answer = await request("POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", definition);
    if (answer.status !== 201) {
      throw new Error(`${names.kind}: ${answer.body}`);
    }
    const collection = `/apis/${group}/${versions[0]?.name ?? ""}/${names.plural}`;
    const isServed = async () => (await request("GET", collection)).status === 200;
    await until(`${collection} is served`, needed, isServed);
  };
}

function refuser(request: Request): ApiServer["refusal"] {
  return async (collection, object) => {
    const { status, body } = await request("POST", `${collection}?dryRun=All&fieldValidation=Strict`, object);
    if (status === 201) {
      return undefined;
    }
    const { message } = JSON.parse(body) as { readonly message?: string };
    return message ?? body;
  };
}
