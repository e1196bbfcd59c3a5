/**
 * pdf.js speaks through a localisation service of its own, which would fetch
 * files. Ours says nothing: what a reader hears is set by the reader page.
 */
export const wordlessL10n = {
  getLanguage: () => 'en',
  getDirection: () => 'ltr',
  get: async () => '',
  translate: async () => {},
  translateOnce: async () => {},
  destroy: async () => {},
  pause: () => {},
  resume: () => {},
};
