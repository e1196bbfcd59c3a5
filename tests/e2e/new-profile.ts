/**
 * Whether a profile's folder has never been used: only then does the extension
 * greet, in a tab that tests have to do with alone which are about it.
 */
import { existsSync, readdirSync } from 'node:fs';

/** @param folder '' or none for a throw-away one */
export const isNewProfile = (folder = ''): boolean => folder === '' || !existsSync(folder) || readdirSync(folder).every((name) => name === 'Default');

export const GREETING = 'options.html#/welcome';
