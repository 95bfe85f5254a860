"use strict";

/* Preloaded into a process that must not open a socket: whatever tries to throws, and the process ends with code 99. */
const dgram = require("node:dgram");
const net = require("node:net");

function refuse(what) {
  return () => {
    process.stderr.write(`a socket was opened: ${what}\n`);
    process.exit(99);
  };
}

net.Socket.prototype.connect = refuse("connect");
net.Server.prototype.listen = refuse("listen");
dgram.Socket.prototype.bind = refuse("bind");
dgram.Socket.prototype.send = refuse("send");
