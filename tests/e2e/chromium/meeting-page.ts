/**
 * A page about a meeting, with terms of the glossary on it and a committee of
 * which the glossary knows nothing.
 */
import type { Page } from '@playwright/test';
import { marksOn } from './fixtures.ts';

export const MEETING = `<!doctype html><html lang="en"><title>Workers’ meetings, 1921</title><body style="font: 18px/1.6 serif; margin: 40px; max-width: 700px">
<p id="first">In Moscow the Kuksa committee protested to the VSNKh that the spetsy were paid first, and the MGSPS and the Bolsheviks were asked to mediate.</p>
<p id="second">Of the Kuksa committee no more is known.</p>
</body></html>`;

/** A page that names one of two Antonovs: which, only the company tells. */
export const ANTONOV = `<!doctype html><html lang="en"><title>October 1917</title><body style="font: 18px/1.6 serif; margin: 40px; max-width: 700px">
<p>Nothing of note. In October 1917 Trotsky and Antonov of the Petrograd Soviet met the Bolsheviks of the Red Army. Bubnov was there.</p></body></html>`;

/** The words marked. */
export const markedWords = async (page: Page): Promise<string[]> => (await marksOn(page)).map(({ text }) => text);
