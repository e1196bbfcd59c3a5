/**
 * The oldest browsers that Spravka runs in, by major version: for the manifest,
 * and for the commands, which say so before a browser refuses the extension in
 * words of its own.
 */
export const OLDEST_BROWSERS = {
  /** Since then a script of the package may be imported under a page's content security policy, by an address pages can't know. */
  chromium: 132,
  /** The first that takes a manifest's word on what data is collected: none. */
  firefox: 142,
} as const;
