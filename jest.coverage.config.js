const LEAST = { branches: 95 };

/**
 * The tests of what is pure, with their coverage: which instances (`capacity/`), and the schema of an environment with its
 * checks. `npm run coverage` fails where less than 95 % of branches are taken.
 *
 * @type {import("jest").Config}
 */
module.exports = {
  ...require("./jest.config"),
  testMatch: [
    "<rootDir>/test/capacity/**/*.test.ts",
    "<rootDir>/test/stacks/checks/**/*.test.ts",
    "<rootDir>/test/stacks/{config,parse-environment,shape-problems,stack-files}.test.ts",
  ],
  collectCoverage: true,
  collectCoverageFrom: [
    "capacity/**/*.ts",
    "stacks/environment*.ts",
    "stacks/checks/**/*.ts",
    "stacks/shape-problems.ts",
    "stacks/parse-environment.ts",
  ],
  coverageReporters: ["text"],
  coverageThreshold: { "./capacity/": LEAST, "./stacks/": LEAST },
};
