import { expect, marksOn, restOn, test } from './fixtures.ts';
import { openReader, pdfOf, pick, shownMarks } from './reader-stage.ts';

const TEXT = `<!doctype html><html lang="en"><title>Metalworkers, 1921</title><body style="font: 16px/1.5 serif">
<h1>Moscow, 1921</h1>
<p>In Moscow the metalworkers protested to the VSNKh that the spetsy were paid first, and the MGSPS was asked to mediate.
The Workers Opposition and the Bolsheviks of Petrograd argued about the soviets. О Мясникове и о ВСНХ говорили в Москве.</p></body></html>`;

test('opens a PDF from the file picker with marks and cards', async ({ context, extensionId }) => {
  const pdf = await pdfOf(context, TEXT);
  const page = await openReader(context, extensionId);
  await pick(page, 'metalworkers.pdf', pdf);
  await expect.poll(() => shownMarks(page)).toEqual(expect.arrayContaining(['VSNKh', 'spetsy', 'MGSPS', 'Workers Opposition', 'Мясникове', 'ВСНХ']));
  const card = await restOn(page, 'MGSPS', '.textLayer');
  await card.shows('МГСПС');
  await page.keyboard.press('Escape');
  expect((await marksOn(page)).length).toBeGreaterThan(5);
});
