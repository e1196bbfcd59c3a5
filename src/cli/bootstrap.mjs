#!/usr/bin/env node
/**
 * Runs one of this folder's commands on a fresh clone: installs the packages if
 * they are missing or out of date, then hands over to TypeScript. Plain
 * JavaScript with no dependency, since it runs before any is there. Says what it
 * does on standard error, so that a command's output stays its own.
 *
 * usage: bootstrap.mjs COMMAND [ARGUMENT…]      (COMMAND: path of a .ts file from the repository's root)
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const OLDEST_NODE = [20, 19];

const [command, ...args] = process.argv.slice(2);
checkNode();
if (!packagesAreCurrent()) install();
const { status, signal } = spawnSync(process.execPath, ['--import', 'tsx', join(ROOT, command), ...args], { stdio: 'inherit', env: { ...process.env, WXT_TELEMETRY: '0' } });
process.exit(signal ? 130 : (status ?? 1));

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(`Spravka needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(2);
}

/** npm writes its own copy of the lock file into node_modules; every package it names must be of the version we lock. */
function packagesAreCurrent() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installed) || !existsSync(join(ROOT, '.wxt', 'tsconfig.json'))) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional }]) => path === '' || optional || present[path]?.version === version);
}

function install() {
  console.error('Installing packages …');
  // What the lock file names, as `npm ci` would; but that refuses a lock file without the binaries of every other platform.
  const { status } = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: ROOT, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status === 0) return;
  console.error('npm install failed; see above. Check the connection to the npm registry and try again.');
  process.exit(1);
}
