/** A page whose first part a server has sent, and the rest when the test says so. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ComingPage = { readonly address: string; /** Sends the rest. */ readonly finish: () => void; readonly close: () => void };

export async function comingPage(first: string, rest: string): Promise<ComingPage> {
  let finish = (): void => undefined;
  const server = createServer(({ url }, response) => {
    if (url !== '/') return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).write(first);
    finish = () => response.end(rest);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    finish: () => finish(),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Long, and of our world. */
export const LONG_BEGINNING = `<!doctype html><html lang="en"><title>1921</title><body>${'<p>The VSNKh met in Moscow, and the MGSPS and the Bolsheviks with it.</p>'.repeat(2500)}`;
