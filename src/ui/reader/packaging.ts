/**
 * What of pdf.js goes into the package, for the build. Its worker and what it
 * reads at run time lie beside each other in `pdf/`: decoders for scans (JBIG2,
 * JPEG 2000) and the standard fonts for PDFs that bring none. Left out: character
 * maps for Chinese, Japanese and Korean, colour profiles, the sandbox for PDFs'
 * scripts, and the editor's pictures and styles.
 *
 * Code that would make code from text, or load it from an address put together
 * at run time, is taken out: extensions may not run it, and linters warn of it.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

type Asset = { readonly absoluteSrc: string; readonly relativeDest: string } | { readonly contents: string; readonly relativeDest: string };

export function packPdfJs(): Asset[] {
  const worker = withoutForeignCode(readFileSync(join(PACKAGE, 'build/pdf.worker.min.mjs'), 'utf8'));
  const copied = (folder: string, wanted: RegExp): Asset[] => readdirSync(join(PACKAGE, folder)).filter((name) => wanted.test(name)).map((name) => ({ absoluteSrc: join(PACKAGE, folder, name), relativeDest: `pdf/${folder}/${name}` }));
  return [{ contents: worker, relativeDest: 'pdf/pdf.worker.mjs' }, ...copied('wasm', /^(?:jbig2|openjpeg)\.wasm$|^LICENSE_(?!QCMS|PDFJS_QCMS)/), ...copied('standard_fonts', /./), { absoluteSrc: join(PACKAGE, 'LICENSE'), relativeDest: 'pdf/LICENSE' }];
}

/** What is called in their place does not exist: pdf.js takes the error for an old browser's and goes on without. */
const withoutForeignCode = (code: string): string => code.replace(/\bnew Function\(/g, 'noFunction(').replace(/\bimport\((?=\s*\/\*|[\w$.]+\))/g, 'noImport(');

/** For the reader page's own bundle. */
export const tamePdfJs: Plugin = {
  name: 'tame-pdf-js',
  enforce: 'pre',
  load(id) {
    return /pdf_viewer\.css\?raw/.test(id) ? `export default ${JSON.stringify(viewerRules(readFileSync(join(PACKAGE, 'web/pdf_viewer.css'), 'utf8')))}` : undefined;
  },
  transform(code, id) {
    if (!/pdfjs-dist\/(?:build|web)\/pdf[\w.]*\.mjs/.test(id)) return undefined;
    return { code: withoutForeignCode(code).replace(/templateElement\.innerHTML = value;/g, ''), map: null };
  },
};

const WANTED = /pdfViewer|textLayer|annotationLayer|linkAnnotation|canvasWrapper|hiddenCanvasElement|hiddenCopyElement|detailView|\.page\b|^:root$/;
const UNWANTED = /[eE]dit|loadingIcon|xfa|dialog|comment|signature|oolbar|views?Manager|sidebar|menu|popup|messageBar|highlightOutline|buttonWidget|choiceWidget|textWidget|checkBox|radioButton|::-moz|::-webkit/;

/** The rules that pages, text layers and links need, a tenth of the whole. */
function viewerRules(css: string): string {
  return rulesOf(css.replace(/\/\*[\s\S]*?\*\//g, '')).map(({ head, body }) => {
    if (head.startsWith('@media')) {
      const inner = viewerRules(body);
      return inner === '' ? '' : `${head}{${inner}}`;
    }
    return WANTED.test(head) && !UNWANTED.test(head) ? `${head}{${body.replace(/\s+/g, ' ').trim()}}` : '';
  }).join('');
}

function rulesOf(css: string): { head: string; body: string }[] {
  const rules: { head: string; body: string }[] = [];
  let depth = 0;
  let start = 0;
  let open = 0;
  for (let at = 0; at < css.length; at++) {
    if (css[at] === '{' && depth++ === 0) open = at;
    if (css[at] !== '}' || --depth > 0) continue;
    rules.push({ head: css.slice(start, open).replace(/\s+/g, ' ').trim(), body: css.slice(open + 1, at) });
    start = at + 1;
  }
  return rules;
}
