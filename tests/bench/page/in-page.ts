/**
 * Scripts for measured pages: a module of this folder with all that it imports.
 */
import { join } from 'node:path';
import { build, type Rollup } from 'vite';
import { ROOT } from '../texts.ts';

/** @param module its file name @returns a classic script */
export async function bundled(module: string): Promise<string> {
  const outputs = (await build({ configFile: false, logLevel: 'error', root: ROOT, build: { write: false, lib: { entry: join(import.meta.dirname, module), formats: ['iife'], name: 'bench' } } })) as Rollup.RollupOutput[];
  return outputs[0]!.output[0].code;
}
