/**
 * Reads the glossary files of the extension's own package.
 */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { PackagedGlossarySchema, type GlossaryPackage } from '../storage/seed.ts';

const VersionSchema = v.strictObject({ version: v.string() });

const fetchPackaged = async (name: string): Promise<Response> => fetch(browser.runtime.getURL(`/glossary/${name}` as '/'));

export const packagedGlossary: GlossaryPackage = {
  version: async () => v.parse(VersionSchema, await (await fetchPackaged('version.json')).json()).version,
  read: async () => v.parse(PackagedGlossarySchema, await (await fetchPackaged('entries.json')).json()),
};

export const readPackagedMatcher = async (): Promise<Uint8Array> => new Uint8Array(await (await fetchPackaged('matcher.bin')).arrayBuffer());

/** Words of ordinary language, a line each. */
export const readPackagedWords = async (): Promise<string> => (await fetchPackaged('words.txt')).text();
