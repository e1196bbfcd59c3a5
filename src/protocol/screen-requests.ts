/**
 * All that the extension's own screens may ask: what pages may, and the rest.
 * Apart from requests.ts, so that the script in every page carries no schema
 * it never uses, and no page's script can ask for what a reader wrote.
 */
import type * as v from 'valibot';
import { LIST_REQUESTS } from './list-requests.ts';
import { LOG_REQUESTS } from './log-requests.ts';
import { PACK_REQUESTS } from './pack-requests.ts';
import { PERSONAL_REQUESTS } from './personal-requests.ts';
import { REQUESTS } from './requests.ts';
import { SEARCH_REQUESTS } from './search-requests.ts';

export const SCREEN_REQUESTS = { ...PERSONAL_REQUESTS, ...PACK_REQUESTS, ...LIST_REQUESTS, ...SEARCH_REQUESTS, ...LOG_REQUESTS } as const;
export const ALL_REQUESTS = { ...REQUESTS, ...SCREEN_REQUESTS } as const;

export type ScreenRequestName = keyof typeof ALL_REQUESTS;
export type ScreenParams<Name extends ScreenRequestName> = v.InferInput<(typeof ALL_REQUESTS)[Name]['params']>;
export type ScreenReply<Name extends ScreenRequestName> = v.InferOutput<(typeof ALL_REQUESTS)[Name]['reply']>;
