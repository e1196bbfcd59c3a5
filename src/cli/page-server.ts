/**
 * Gives a local file an http address, since browsers keep extensions out of
 * file: pages unless told otherwise. Serves that one file, to this machine only.
 */
import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname } from 'node:path';
import { BadInput } from './command.ts';

export type ServedPage = { readonly url: string; readonly close: () => void };

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.htm': 'text/html', '.txt': 'text/plain', '.md': 'text/plain' };

/** @param target a file or an http(s) address; @throws BadInput when it is neither */
export async function servePage(target: string): Promise<ServedPage> {
  if (/^https?:\/\//.test(target)) return { url: target, close: () => {} };
  if (!existsSync(target)) throw new BadInput(`${target}: no such file; give a file's path or an http address`);
  if (!statSync(target).isFile()) throw new BadInput(`${target}: is not a file; give a file's path or an http address`);
  const type = TYPES[extname(target).toLowerCase()];
  if (type === undefined) throw new BadInput(`${target}: only ${Object.keys(TYPES).join(', ')} can be opened`);
  const bytes = readFileSync(target);
  if (bytes.subarray(0, 8192).includes(0)) throw new BadInput(`${target}: is a binary file; give ${Object.keys(TYPES).join(', ')}`);
  // A page in another encoding says so itself, or leaves the browser to find out.
  const contentType = isUtf8(bytes) ? `${type}; charset=utf-8` : type;
  const path = `/${encodeURIComponent(basename(target))}`;
  const server = createServer((request, response) => {
    if (request.url !== path) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': contentType }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, close: () => server.close() };
}
