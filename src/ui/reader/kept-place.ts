/**
 * Where a reader was in the documents they opened, kept in this browser alone:
 * a document is known by its fingerprint, so neither name nor path is written.
 */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { SPREADS, type Place } from './reading-view.ts';

const KEY = 'readerPlaces';
/** The oldest are forgotten. */
const MOST = 300;

const PlaceSchema = v.object({ at: v.pipe(v.number(), v.integer(), v.minValue(0)), down: v.number(), scale: v.optional(v.number()), rotation: v.optional(v.number()), spread: v.optional(v.picklist(SPREADS)) });
const PlacesSchema = v.array(v.tuple([v.string(), PlaceSchema]));

export const placeIn = (key: string): Place | undefined => new Map(places()).get(key);

/** In private windows nothing is kept. */
export function keepPlace(key: string, place: Place): void {
  if (browser.extension.inIncognitoContext) return;
  const others = places().filter(([known]) => known !== key);
  try {
    localStorage.setItem(KEY, JSON.stringify([...others, [key, place]].slice(-MOST)));
  } catch {
    // Without room, or where the browser keeps nothing, the next reading begins at the beginning.
  }
}

function places(): [string, Place][] {
  try {
    const parsed = v.safeParse(PlacesSchema, JSON.parse(localStorage.getItem(KEY) ?? '[]'));
    return parsed.success ? parsed.output : [];
  } catch {
    return [];
  }
}
