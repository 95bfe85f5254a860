import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeEach, describe, expect, test } from "@jest/globals";

import { ProjectError, readProject, stackFile, stackNames } from "../../preview/project";

const base = mkdtempSync(path.join(tmpdir(), "spot-eks-project-"));
let root = "";
let count = 0;

beforeEach(() => {
  count += 1;
  root = path.join(base, `${count}`);
  mkdirSync(root);
});
afterAll(() => {
  rmSync(base, { recursive: true });
});

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

/** What reading the project says; empty: nothing. */
function complaint(read: () => unknown): string {
  try {
    read();
    return "";
  } catch (error) {
    return error instanceof ProjectError
      ? error.message.replaceAll(root, "<root>")
      : `not a ProjectError: ${String(error)}`;
  }
}

test.each([
  {
    what: "name and folder",
    text: "name: a\nstackConfigDir: stacks\n",
    project: { name: "a", stackConfigDir: "stacks" },
  },
  { what: "no folder: the project's own", text: "name: a\n", project: { name: "a", stackConfigDir: "." } },
  {
    what: "keys a preview does not need",
    text: "name: a\nruntime: { name: nodejs }\nmain: dist\n",
    project: { name: "a", stackConfigDir: "." },
  },
])("reads $what", ({ text, project }) => {
  write("Pulumi.yaml", text);

  expect(readProject(root)).toEqual(project);
});

describe("refuses", () => {
  const NO_NAME = "<root>/Pulumi.yaml: name is missing; write one such as spot-eks";

  test.each([
    { what: "an empty file", text: "" },
    { what: "no name", text: "runtime: nodejs\n" },
    { what: "an empty name", text: 'name: ""\n' },
    { what: "a list", text: "- name\n" },
  ])("$what", ({ text }) => {
    write("Pulumi.yaml", text);

    expect(complaint(() => readProject(root))).toBe(NO_NAME);
  });

  test("a folder without a project", () => {
    expect(complaint(() => readProject(root))).toBe("<root>/Pulumi.yaml is not there; give the project's folder by -C");
  });

  test("a file that is no YAML, in one line", () => {
    write("Pulumi.yaml", "name: [a\n");

    expect(complaint(() => readProject(root))).toMatch(
      /^<root>\/Pulumi\.yaml is not a project file that can be read: .+ at line \d+, column \d+:?$/,
    );
  });

  test("a folder of stack files that is not there", () => {
    expect(complaint(() => stackNames(root, { name: "a", stackConfigDir: "stacks" }))).toBe(
      "<root>/stacks is not there; stackConfigDir in Pulumi.yaml names the folder of the stack files",
    );
  });
});

test("stacks are the files of the folder, by name", () => {
  for (const file of ["Pulumi.production.yaml", "Pulumi.dev.yaml", "Pulumi.eu.west.yaml", "Pulumi.yaml", "index.ts"]) {
    write(`stacks/${file}`, "");
  }

  expect(stackNames(root, { name: "a", stackConfigDir: "stacks" })).toEqual(["dev", "eu.west", "production"]);
});

test("a stack's file is told from the project's folder", () => {
  expect(stackFile({ name: "a", stackConfigDir: "stacks" }, "dev")).toBe("stacks/Pulumi.dev.yaml");
  expect(stackFile({ name: "a", stackConfigDir: "." }, "dev")).toBe("Pulumi.dev.yaml");
});
