import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the service does with one request; undefined: it never answers. */
export interface FakeAnswer {
  readonly status: number;
  readonly body: string;
}

/** What a fake metadata service answers; a list is gone through request by request, its last answer for ever. */
export interface FakeMetadata {
  /** Default: the token `t0ken`. */
  readonly token?: readonly (FakeAnswer | undefined)[];
  /** Answer to whoever shows that token. Default: 404. */
  readonly market?: readonly (FakeAnswer | undefined)[];
}

/** A fake metadata service at work. */
export interface RunningMetadata {
  /** URL without a path. */
  readonly endpoint: string;
  /** Requests so far, such as `PUT /latest/api/token 60`: what was shown as time to live or token comes last. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

const TOKEN = "t0ken";

/** Starts an instance metadata service of version 2 on a free port of this machine. */
export async function fakeMetadata({ token, market }: FakeMetadata): Promise<RunningMetadata> {
  const requests: string[] = [];
  const next = { token: answers(token ?? [{ status: 200, body: TOKEN }]), market: answers(market ?? [NOT_FOUND]) };
  const server = createServer((request, response) => {
    const shown = header(request, "ttl-seconds") ?? header(request, "token") ?? "";
    requests.push(`${request.method ?? ""} ${request.url ?? ""} ${shown}`.trim());
    reply(response, answerTo(request, next));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => {
        done();
      });
      server.closeAllConnections();
    });
  return { endpoint: `http://127.0.0.1:${port}`, requests, close };
}

const NOT_FOUND: FakeAnswer = { status: 404, body: "<html>Not Found</html>" };

type Next = () => FakeAnswer | undefined;

function answers(list: readonly (FakeAnswer | undefined)[]): Next {
  let place = 0;
  return () => list[Math.min(place++, list.length - 1)];
}

function answerTo(request: IncomingMessage, next: Readonly<Record<"token" | "market", Next>>): FakeAnswer | undefined {
  if (request.method === "PUT" && request.url === "/latest/api/token") {
    return header(request, "ttl-seconds") === undefined ? { status: 400, body: "" } : next.token();
  }
  if (request.method === "GET" && request.url === "/latest/meta-data/instance-life-cycle") {
    return header(request, "token") === TOKEN ? next.market() : { status: 401, body: "" };
  }
  return NOT_FOUND;
}

function header(request: IncomingMessage, what: "token" | "ttl-seconds"): string | undefined {
  const name = what === "token" ? "x-aws-ec2-metadata-token" : "x-aws-ec2-metadata-token-ttl-seconds";
  return request.headers[name]?.toString();
}

function reply(response: ServerResponse, answer: FakeAnswer | undefined): void {
  if (answer !== undefined) {
    response.writeHead(answer.status, { "Content-Type": "text/plain" }).end(answer.body);
  }
}
