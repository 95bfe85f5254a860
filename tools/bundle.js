"use strict";

/*
 * The bundle that the command line runs from: built by esbuild, kept in dist/ with V8's compiled code, never stale.
 *
 * It is plain JavaScript, since it runs before anything could translate TypeScript.
 */
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const { createRequire } = require("node:module");
const path = require("node:path");
const vm = require("node:vm");

const ENTRY = "cli/run.ts";

/** What the bundle is made from: rooms of the house, what builds it, and the packages by their lockfile. */
const SOURCES = [
  "capacity",
  "charts-values",
  "cli",
  "components",
  "facts",
  "policy",
  "preview",
  "review",
  "stacks",
  "workloads",
  "tools/bundle.js",
  "package.json",
  "package-lock.json",
];

/** Files of those rooms that the bundle does not hold. */
const NOT_A_SOURCE = /(\.ya?ml|\.schema\.json|\.md)$|^policy\/(dist|presets)\//;

/**
 * Modules of the Pulumi SDK's that only serialising functions, the Automation API or a connection to an engine needs; a
 * preview needs none of them. They are loaded when first used, those listed as external from node_modules.
 *
 * Source: measured; `typescript` and `@npmcli/arborist` alone are two thirds of what `@pulumi/pulumi` takes to load.
 */
const DEFERRED = [
  { module: /^@npmcli\/arborist$/, isExternal: true },
  { module: /typescript-shim$/, isExternal: true },
  { module: /^@grpc\/grpc-js$/, isExternal: true },
  { module: /^execa$/, isExternal: true },
  { module: /^@logdna\/tail-file$/, isExternal: true },
  { module: /^source-map-support$/, isExternal: true },
  { module: /_grpc_pb(\.js)?$/, isExternal: false },
  { module: /^\.\/automation$/, isExternal: false },
];

/**
 * Loads the bundle, building it first when a source has changed since.
 *
 * Where the folder cannot be written, the bundle lives in memory for this run.
 *
 * @param {string} root - Folder of the project.
 * @returns {Promise<any>} What the entry exports.
 */
async function loadBundle(root) {
  const { file, code } = await freshBundle(root);
  return evaluate(file, code);
}

/**
 * The bundle as it must be now: kept from an earlier run, or built.
 *
 * @param {string} root
 */
async function freshBundle(root) {
  const folder = path.join(root, "dist", "bundle");
  const stamp = stampOf(root);
  const kept = readIfThere(path.join(folder, "stamp"))?.toString();
  const [keptStamp, keptName, keptLength] = kept?.split("\n") ?? [];
  if (keptStamp === stamp && keptName !== undefined) {
    const code = readIfThere(path.join(folder, keptName));
    if (code !== undefined && String(code.length) === keptLength) {
      return { file: path.join(folder, keptName), code: code.toString("latin1") };
    }
  }
  const code = await build(root);
  // V8 tells its compiled code by the length of the source only: a file name by content keeps it from being mistaken.
  const name = `${createHash("sha256").update(code).digest("hex").slice(0, 16)}.js`;
  keep(folder, name, code, stamp);
  return { file: path.join(folder, name), code };
}

/** @param {string} root */
function stampOf(root) {
  const hash = createHash("sha256").update(`${process.version} ${root}\n`);
  for (const source of SOURCES) {
    stampInto(hash, root, source);
  }
  return hash.digest("hex");
}

/**
 * @param {import("node:crypto").Hash} hash
 * @param {string} root
 * @param {string} relative
 */
function stampInto(hash, root, relative) {
  const stats = fs.statSync(path.join(root, relative), { throwIfNoEntry: false });
  if (stats === undefined) {
    return;
  }
  if (stats.isDirectory()) {
    for (const entry of fs.readdirSync(path.join(root, relative)).sort()) {
      stampInto(hash, root, `${relative}/${entry}`);
    }
  } else if (!NOT_A_SOURCE.test(relative)) {
    hash.update(`${relative} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}\n`);
  }
}

/**
 * @param {string} root
 * @returns {Promise<string>} One file of JavaScript, ASCII only.
 */
async function build(root) {
  const esbuild = require("esbuild");
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    format: "cjs",
    charset: "ascii",
    legalComments: "none",
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: "error",
    plugins: [deferring()],
  });
  await esbuild.stop();
  return outputFiles[0].text;
}

/**
 * An esbuild plugin that puts a stand-in before each deferred module.
 *
 * @returns {import("esbuild").Plugin}
 */
function deferring() {
  const resolving = Symbol("resolving");
  return {
    name: "deferring",
    setup(builder) {
      builder.onResolve({ filter: /./ }, async ({ path: specifier, namespace, pluginData, ...importer }) => {
        const deferred = DEFERRED.find(({ module }) => module.test(specifier));
        if (deferred === undefined || namespace === "deferred" || pluginData === resolving) {
          return undefined;
        }
        const { path: resolved } = await builder.resolve(specifier, {
          importer: importer.importer,
          kind: importer.kind,
          resolveDir: importer.resolveDir,
          pluginData: resolving,
        });
        return { path: resolved, namespace: "deferred", pluginData: deferred };
      });
      builder.onResolve({ filter: /./, namespace: "deferred" }, ({ path: resolved, pluginData }) => ({
        path: resolved,
        external: pluginData?.isExternal ?? false,
      }));
      builder.onLoad({ filter: /./, namespace: "deferred" }, ({ path: resolved, pluginData }) => ({
        contents: standIn(resolved),
        resolveDir: path.dirname(resolved),
        pluginData,
      }));
    },
  };
}

/**
 * Source of a module that loads the real one when something of it is first asked for.
 *
 * @param {string} resolved
 */
function standIn(resolved) {
  return `
    let real;
    const load = () => (real ??= require(${JSON.stringify(resolved)}));
    module.exports = new Proxy({}, {
      get: (_, key) => (key === "__esModule" ? true : load()[key]),
      has: (_, key) => key in load(),
      ownKeys: () => Reflect.ownKeys(load()),
      getOwnPropertyDescriptor: (_, key) => ({ ...Reflect.getOwnPropertyDescriptor(load(), key), configurable: true }),
    });`;
}

/**
 * Keeps a bundle for the next run, as far as the folder lets us.
 *
 * @param {string} folder
 * @param {string} name
 * @param {string} code
 * @param {string} stamp
 */
function keep(folder, name, code, stamp) {
  try {
    fs.mkdirSync(folder, { recursive: true });
    const outdated = fs.readdirSync(folder).filter((file) => !file.startsWith(name) && file !== "stamp");
    replace(path.join(folder, name), code);
    replace(path.join(folder, "stamp"), `${stamp}\n${name}\n${code.length}`);
    for (const file of outdated) {
      fs.rmSync(path.join(folder, file), { force: true });
    }
  } catch {
    // A read-only checkout: the next run builds again.
  }
}

/**
 * Writes a file whole or not at all, whoever reads or writes it meanwhile.
 *
 * @param {string} file
 * @param {string | Buffer} content
 */
function replace(file, content) {
  const temporary = `${file}.${process.pid}`;
  fs.writeFileSync(temporary, content);
  fs.renameSync(temporary, file);
}

/**
 * Runs the bundle with the compiled code of an earlier run, and keeps this run's for the next where there was none.
 *
 * @param {string} file
 * @param {string} code
 */
function evaluate(file, code) {
  const cache = `${file}.${process.version}`;
  const cachedData = readIfThere(cache);
  const script = new vm.Script(`(function (exports, require, module, __filename, __dirname) {${code}\n})`, {
    filename: file,
    ...(cachedData === undefined ? {} : { cachedData }),
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  if (cachedData === undefined || script.cachedDataRejected === true) {
    process.once("exit", () => {
      try {
        replace(cache, script.createCachedData());
      } catch {
        // A read-only checkout: the next run compiles again.
      }
    });
  }
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, path.dirname(file));
  return module.exports;
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

module.exports = { loadBundle };

if (require.main === module) {
  void freshBundle(path.dirname(__dirname)).then(({ file, code }) => {
    console.log(`${path.relative(process.cwd(), file)}: ${(code.length / 1024 ** 2).toFixed(1)} MiB`);
  });
}
