import preact from '@preact/preset-vite';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { manifestCommands } from './src/platform/commands.ts';
import { OLDEST_BROWSERS } from './src/platform/oldest-browsers.ts';
import { packPdfJs, tamePdfJs } from './src/ui/reader/packaging.ts';

/**
 * Preact's only use of innerHTML serves dangerouslySetInnerHTML, which this code never uses (oxlint `react/no-danger`).
 * Without it the store's linter has nothing to warn of.
 */
const preactWithoutInnerHtml: Plugin = {
  name: 'preact-without-inner-html',
  enforce: 'pre',
  transform(code, id) {
    if (!/node_modules\/preact\/dist\/preact\./.test(id)) return undefined;
    const out = code.replace(/\(?(\w+)\.innerHTML\s*=(?!=)\s*(\w+)\.__html\)?/g, '(void 0)');
    if (out === code) this.error('preact has changed: its innerHTML assignment was not found');
    return { code: out, map: null };
  },
};

/** WXT gives each screen a module that starts its plugins. There are none, and the popup asks for no file but its script. */
const popupOfOneFile: Plugin = {
  name: 'popup-of-one-file',
  // After WXT's own.
  enforce: 'post',
  transformIndexHtml: { order: 'pre', handler: (html, { filename }) => (filename.endsWith('/popup/index.html') ? html.replace(/<script [^>]*"virtual:wxt-html-plugins"[^>]*><\/script>/, '') : html) },
};

/** What WXT would wrap the page's script in tells every page, by message and event, that the extension is there and which. */
const QUIET_CONTEXT = { 'wxt/utils/content-script-context': fileURLToPath(new URL('src/platform/quiet-context.ts', import.meta.url)) };

export default defineConfig({
  imports: false,
  // Every browser this runs in preloads modules by itself.
  vite: () => ({ build: { modulePreload: { polyfill: false } }, resolve: { alias: QUIET_CONTEXT }, plugins: [preactWithoutInnerHtml, popupOfOneFile, tamePdfJs, preact()] }),
  webExt: { disabled: process.env.WXT_OPEN !== '1' },
  hooks: {
    'build:publicAssets': async (_wxt, assets) => {
      // Loaded only by a build: tests and `wxt prepare` read this file too and need no compiler.
      const { packGlossary } = await import('./glossary/pack.ts');
      assets.push(...(await packGlossary()), ...packPdfJs());
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'activeTab', 'contextMenus'],
    // Asked for one site at a time, when the reader opens a document at an address.
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    // WebAssembly decodes scans; pictures come from the document or the package, never from an address.
    content_security_policy: { extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; img-src 'self' blob: data:; font-src 'self' blob: data:; media-src 'none'; frame-src 'none'" },
    action: { default_title: 'Spravka' },
    // What content/late-script.ts imports; by an address that pages can't know, let alone probe for.
    web_accessible_resources: [{ resources: ['card.js', 'gate.js'], matches: ['<all_urls>'], ...(browser === 'chrome' && { use_dynamic_url: true }) }],
    ...(browser === 'chrome' && { minimum_chrome_version: String(OLDEST_BROWSERS.chromium) }),
    omnibox: { keyword: 'spravka' },
    commands: manifestCommands(browser),
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: { id: 'spravka@spravka.example', strict_min_version: `${OLDEST_BROWSERS.firefox}.0`, data_collection_permissions: { required: ['none'] } },
        gecko_android: { strict_min_version: `${OLDEST_BROWSERS.firefox}.0` },
      },
    }),
  }),
});
