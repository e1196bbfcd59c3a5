// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { RULES } from '../glossary/lint/index.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What each layer may import of ours, beside itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  forms: ['domain'],
  matching: ['domain'],
  search: ['domain'],
  exchange: ['domain'],
  platform: ['domain'],
  protocol: ['domain', 'platform'],
  storage: ['domain', 'platform'],
  documents: ['domain', 'platform'],
  ui: ['domain', 'platform', 'protocol', 'search', 'matching', 'forms', 'exchange'],
  background: ['domain', 'forms', 'matching', 'search', 'exchange', 'protocol', 'storage', 'platform'],
  content: ['domain', 'matching', 'protocol', 'documents', 'platform', 'ui'],
  cli: ['domain', 'forms', 'matching', 'search', 'protocol', 'exchange', 'storage', 'documents', 'platform', 'cli'],
};
/** Layers that must run anywhere: no DOM, no browser, no database, no Node. */
const PURE = ['domain', 'forms', 'matching', 'search', 'exchange'];
const IMPURE_IMPORT = /^(?:node:|wxt|dexie|preact|@floating-ui)/;
const IMPURE_GLOBAL = /(?<![.\w'"`])(?:document|window|navigator|indexedDB|chrome|browser)\s*[.[(]/;
const ENTRYPOINT_LINES = 40;
const FILE_LINES = 400;

const TOP_LEVEL = ['entrypoints', 'src', 'glossary', 'public', 'tests', 'wxt.config.ts', 'package.json', 'tsconfig.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'package-lock.json', 'knip.json', 'node_modules', 'test-results', 'coverage'];

type Module = { readonly path: string; readonly text: string; readonly imports: readonly string[] };

const modules = ['src', 'entrypoints'].flatMap((dir) => modulesBelow(join(ROOT, dir)));
const product = modules.filter(({ path }) => !/\.test\.tsx?$/.test(path));

function modulesBelow(dir: string): Module[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && /\.tsx?$/.test(item.name) && !item.name.endsWith('.d.ts'))
    .map((item) => {
      const path = join(item.parentPath, item.name);
      const text = readFileSync(path, 'utf8');
      return { path: relative(ROOT, path), text, imports: [...text.matchAll(/(?:^|\n)(?:import|export)[^;]*?from\s*'([^']+)'|(?:^|\n)import\s*'([^']+)'|import\(\s*'([^']+)'\s*\)/g)].map((found) => (found[1] ?? found[2] ?? found[3])!) };
    });
}

const layerOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1];
const importedPath = (module: Module, specifier: string): string | undefined => (specifier.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(module.path), specifier)) : undefined);

describe('the layout', () => {
  it('has nothing at the top but what DESIGN allows and tools need', () => {
    expect(readdirSync(ROOT).filter((name) => !name.startsWith('.') && !TOP_LEVEL.includes(name))).toEqual([]);
  });

  it('names every file in kebab case, and components in Pascal case', () => {
    const odd = product.filter(({ path }) => !/(?:^|\/)(?:[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z-]+)?\.ts|[A-Z][A-Za-z0-9]*\.tsx|main\.tsx|[a-z0-9]+(?:-[a-z0-9]+)*\.tsx)$/.test(path));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it('has no drawer named utils, helpers, manager or common', () => {
    expect(product.filter(({ path }) => /\b(?:utils?|helpers?|manager|common|misc)\b/.test(path)).map(({ path }) => path)).toEqual([]);
  });

  it(`keeps entry points under ${ENTRYPOINT_LINES} lines and files under ${FILE_LINES}`, () => {
    const long = product.filter(({ path, text }) => text.split('\n').length > (path.startsWith('entrypoints/') ? ENTRYPOINT_LINES : FILE_LINES));
    expect(long.map(({ path }) => path)).toEqual([]);
  });
});

describe('imports', () => {
  it('go one way', () => {
    const wrong = product.flatMap((module) => {
      const layer = layerOf(module.path);
      if (layer === undefined) return [];
      return module.imports.flatMap((specifier) => {
        const other = layerOf(importedPath(module, specifier) ?? '');
        if (other === undefined || other === layer || MAY_IMPORT[layer]?.includes(other)) return [];
        return [`${module.path} imports ${specifier}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('leave the database to the background', () => {
    const wrong = product.filter((module) => !/^src\/(?:storage|background|cli)\//.test(module.path) && module.imports.some((specifier) => specifier === 'dexie' || layerOf(importedPath(module, specifier) ?? '') === 'storage'));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe('the pure core', () => {
  const pure = product.filter(({ path }) => PURE.includes(layerOf(path) ?? ''));

  it('imports nothing that has effects', () => {
    expect(pure.flatMap(({ path, imports }) => imports.filter((specifier) => IMPURE_IMPORT.test(specifier)).map((specifier) => `${path}: ${specifier}`))).toEqual([]);
  });

  it('touches no global of a page, browser or database', () => {
    const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/gm, '');
    expect(pure.filter(({ text }) => IMPURE_GLOBAL.test(code(text))).map(({ path }) => path)).toEqual([]);
  });
});

describe('every module', () => {
  it('begins with a header that tells its purpose, when it is longer than a screen', () => {
    const bare = product.filter(({ text, path }) => path.startsWith('src/') && text.split('\n').length > 40 && !/^(?:#!.*\n)?\/\*\*/.test(text));
    expect(bare.map(({ path }) => path)).toEqual([]);
  });

  it('exports by name', () => {
    expect(product.filter(({ path, text }) => path.startsWith('src/') && /^export default/m.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('sends nothing to any address: no request is made but for the package\'s own files', () => {
    const fetching = product.filter(({ text }) => /\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b/.test(text)).map(({ path }) => path);
    expect(fetching).toEqual(['src/background/interface-language.ts', 'src/background/packaged-glossary.ts', 'src/ui/reader/remote-file.ts']);
  });
});

describe('lint rules', () => {
  it('tell what they ask, once each', () => {
    expect(RULES.map(({ asks }) => asks.length > 20)).not.toContain(false);
    expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  });
});
