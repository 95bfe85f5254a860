import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";

import { apiServerTest, startApiServer } from "./api-server";

const before = process.env["KUBEBUILDER_ASSETS"];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "api-server-test-"));
  process.env["KUBEBUILDER_ASSETS"] = folder;
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  if (before === undefined) {
    delete process.env["KUBEBUILDER_ASSETS"];
  } else {
    process.env["KUBEBUILDER_ASSETS"] = before;
  }
});

const install = (program: string) => {
  writeFileSync(path.join(folder, program), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
};

test("without both programs tests are skipped, and not in silence", () => {
  const warn = jest.spyOn(console, "warn").mockImplementation(() => undefined);
  install("etcd");
  expect(apiServerTest("nothing was shown")).toBe(test.skip);
  expect(warn.mock.calls).toEqual([
    ["skipped: nothing was shown, since KUBEBUILDER_ASSETS names no folder with kube-apiserver and etcd"],
  ]);
  warn.mockRestore();
});

test("with both programs tests are run", () => {
  install("etcd");
  install("kube-apiserver");
  expect(apiServerTest("nothing was shown")).toBe(test);
});

test("a program that ends by itself ends the waiting", async () => {
  install("etcd");
  install("kube-apiserver");
  await expect(startApiServer()).rejects.toThrow(
    `${path.join(folder, "etcd")} has ended before the API server is ready`,
  );
});
