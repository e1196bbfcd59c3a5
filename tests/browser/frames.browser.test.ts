import { onTestFinished, expect, it, vi } from 'vitest';
import { connectFrames, rectsInTop, type FrameRect } from '../../src/content/frames.ts';
import { openFrame } from './marked-frame.ts';
import { until } from '../fixtures/until.ts';

type Order = { readonly rects?: readonly FrameRect[] };
const WORD = 'ab'.repeat(16);

/** The test's own window is a frame too, one that the runner scales. */
function expectPlace(rect: FrameRect | undefined, inThisWindow: FrameRect): void {
  const box = window.frameElement!.getBoundingClientRect();
  const scale = box.width / (window.frameElement as HTMLElement).offsetWidth;
  const { left, top, width, height } = inThisWindow;
  const expected = { left: box.left + scale * left, top: box.top + scale * top, width: scale * width, height: scale * height };
  for (const side of ['left', 'top', 'width', 'height'] as const) expect(rect?.[side], side).toBeCloseTo(expected[side], 1);
}

it('climbs frames of the same site, over borders, padding, scrolling and scale', async () => {
  const box = '<div id="box" style="position: absolute; left: 40px; top: 30px; width: 20px; height: 10px"></div>';
  const frame = await openFrame(`<body style="margin: 0; height: 3000px"><iframe style="position: absolute; left: 50px; top: 60px; width: 200px; height: 100px; border: 3px solid; padding: 4px; transform: scale(2); transform-origin: 0 0" srcdoc="${box.replaceAll('"', '&quot;')}"></iframe>`);
  frame.style.inset = '10px auto auto 20px';
  const inner = frame.contentDocument!.querySelector('iframe')!;
  await until(() => expect(inner.contentDocument?.getElementById('box')).toBeTruthy());
  frame.contentWindow!.scrollTo(0, 25);
  const rect = inner.contentDocument!.getElementById('box')!.getBoundingClientRect();
  const [moved] = rectsInTop(inner.contentWindow!, [rect])!;
  expectPlace(moved, { left: 20 + 50 + 2 * (3 + 4 + 40), top: 10 + 60 - 25 + 2 * (3 + 4 + 30), width: 40, height: 20 });
});

it('knows a frame of another site by the word it shows', async () => {
  const delivered = vi.fn<(order: Order) => void>();
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  // This window is not the top one, so the order is sent on, with this window's place added.
  const relay = connectFrames<Order>({ window, send: delivered, deliver: delivered, signal: stop.signal });
  relay.receive({ rects: [{ left: 7, top: 8, width: 9, height: 10 }] }, WORD);
  const frame = await openFrame(`<script>parent.postMessage('${WORD}', '*')</script>`, { sandbox: 'allow-scripts' });
  expect(frame.contentDocument).toBeNull();
  await expect.poll(() => delivered.mock.calls.length).toBe(1);
  expectPlace(delivered.mock.calls[0]?.[0].rects?.[0], { left: 7, top: 8, width: 9, height: 10 });
});
