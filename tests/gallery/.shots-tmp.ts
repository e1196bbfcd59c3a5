import { preact } from '@preact/preset-vite';
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { browserPath, CHROMIUM_ARGS } from '/work/main/src/cli/browsers.ts';
const root='/work/main'; mkdirSync('/tmp/shots',{recursive:true});
const server = await createServer({ configFile: false, root, plugins: [preact()], logLevel: 'error', cacheDir:'/tmp/vitecache', optimizeDeps: { include: ['preact', 'preact/hooks', 'preact/jsx-runtime', 'valibot', '@floating-ui/core', '@tanstack/virtual-core'] }, server: { port: 0 } });
await server.listen();
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({ executablePath: browserPath('chromium')!, args: CHROMIUM_ARGS });
const only = process.argv[2] ? process.argv[2].split(',') : undefined;
const G: Record<string, any> = { light:{}, dark:{colorScheme:'dark'}, narrow:{viewport:{width:360,height:740}}, forced:{forcedColors:'active'}, ru:{} };
for (const s of ['import','preview','table','export','backups','settings','done']) for (const g of (process.argv[3]??'light').split(',')) {
  if (only && !only.includes(s)) continue;
  const ctx = await browser.newContext({ viewport:{width:1250,height:900}, ...G[g] });
  const page = await ctx.newPage();
  page.on('pageerror', e=>console.error(s,g,e)); 
  const hash = ['preview','table','done'].includes(s)?'import':s;
  await page.goto(`${address}tests/gallery/screen.html?${g==='ru'?'lang=ru':''}${s==='table'?'&preview=table':''}#/${hash}`);
  await page.waitForSelector('.desk h1');
  if (hash!==s) { await page.setInputFiles('.file-place input[type=file]',{name:'trams.json',mimeType:'application/json',buffer:Buffer.from('{}')}); await page.waitForSelector('.import-classes'); if(s==='done'){await page.click('.desk-foot .primary'); await page.waitForSelector('output.lead');} else if (s==='preview') await page.click('[data-class=changed] summary'); }
  if (s==='backups') await page.click('.rows .deeds button');
  await page.waitForTimeout(150);
  const h = await page.evaluate(()=>Math.max(innerHeight, (document.querySelector('.section')?.scrollHeight ?? 0) + 70));
  if (g==='narrow') await page.setViewportSize({width:360,height:h+60}); else await page.setViewportSize({width:1250,height:h});
  await page.screenshot({path:`/tmp/shots/${s}-${g}.png`});
  await ctx.close();
}
await browser.close(); await server.close(); process.exit(0);
