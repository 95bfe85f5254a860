"use strict";

/*
 * Preloaded into a process that is measured: tells on file descriptor 3, at exit, the most memory it held.
 * Unit: KiB, as getrusage counts on Linux.
 */
const fs = require("node:fs");

process.once("exit", () => {
  fs.writeSync(3, String(process.resourceUsage().maxRSS));
});
