/**
 * On what the figures were measured: kinds and versions, no names.
 */
import { cpus, release, totalmem, type } from 'node:os';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './texts.ts';

const PEERS = ['@monyone/aho-corasick', 'modern-ahocorasick', 'mark.js', 'advanced-mark.js'];

const versionOf = (name: string): string => (JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;

/** One paragraph. */
export function machine(): string {
  const [first] = cpus();
  const model = first?.model.replaceAll(/\s+/g, ' ').trim() || 'unnamed processor';
  return `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release().split('-')[0]}, Node ${process.versions.node}; ${PEERS.map((name) => `${name} ${versionOf(name)}`).join(', ')}`;
}
