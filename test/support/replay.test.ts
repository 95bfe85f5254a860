import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { afterAll, expect, test } from "@jest/globals";

import { runProgram } from "./command-line";
import { replay, replayedCalls } from "./replay";

const FOLDER = fs.mkdtempSync(path.join(os.tmpdir(), "replay-"));
afterAll(() => {
  fs.rmSync(FOLDER, { recursive: true });
});

test("a stand-in answers in turn, keeps what it was asked, and fails at what nobody told it", () => {
  replay(
    FOLDER,
    ["aws"],
    [
      { call: "aws s3 ls", prints: ["one\n", "two\n"] },
      { call: "aws s3", exitCode: 3 },
    ],
  );
  const aws = path.join(FOLDER, "aws");
  const ends = [["s3", "ls", "a b"], ["s3", "ls"], ["s3", "ls"], ["s3", "rm"], ["ec2"]].map((args) =>
    runProgram(aws, args),
  );

  expect(ends.map(({ stdout, exitCode }) => [stdout, exitCode])).toEqual([
    ["one\n", 0],
    ["two\n", 0],
    ["two\n", 0],
    ["", 3],
    ["", 99],
  ]);
  expect(ends[4]?.stderr).toBe("nobody told what to answer to: aws ec2\n");
  expect(replayedCalls(FOLDER)).toEqual(["aws s3 ls a b", "aws s3 ls", "aws s3 ls", "aws s3 rm", "aws ec2"]);
});
