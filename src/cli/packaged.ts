/**
 * The compiled glossary for the command line: the same files the extension
 * packages.
 */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { packGlossary } from '../../glossary/pack.ts';
import { loadMatcher, type Matcher } from '../matching/matcher.ts';
import { PackagedGlossarySchema, type PackagedGlossary } from '../storage/seed.ts';

/** Once for a command: finding out that nothing has to be compiled takes reading all it is compiled from. */
let packed: ReturnType<typeof packGlossary> | undefined;

async function packedFile(name: string): Promise<Buffer> {
  const file = (await (packed ??= packGlossary())).find(({ relativeDest }) => relativeDest === `glossary/${name}`);
  if (!file) throw new Error(`the glossary was packed without ${name}`);
  return readFileSync(file.absoluteSrc);
}

export const readPackagedGlossary = async (): Promise<PackagedGlossary> => v.parse(PackagedGlossarySchema, JSON.parse((await packedFile('entries.json')).toString('utf8')));

export async function readPackagedMatcher(): Promise<Matcher> {
  const loaded = loadMatcher(new Uint8Array(await packedFile('matcher.bin')));
  if (!loaded.ok) throw new Error(`the packed matcher is not readable: ${loaded.failure.kind}`);
  return loaded.value;
}
