/** Code that tests run inside the extension's own pages and worker, where the browser's API is global. */
declare const chrome: typeof import('wxt/browser').browser;
