/** The reader's pictures: strokes on a grid of twenty, in the colour of the text beside them. */
const PATHS = {
  open: 'M3 15.5v-11h5l1.6 2H17v9z',
  outline: 'M3 5h2M8 5h9M3 10h2M8 10h9M3 15h2M8 15h9',
  find: 'M9 3.8a5.2 5.2 0 1 0 0 10.4 5.2 5.2 0 0 0 0-10.4zM13 13l4 4',
  less: 'M5 10h10',
  more: 'M5 10h10M10 5v10',
  width: 'M3 5v10M17 5v10M6 10h8M8 7.5 5.5 10 8 12.5M12 7.5l2.5 2.5-2.5 2.5',
  rotate: 'M15.5 8A6 6 0 1 0 16 11.5M16 4v4h-4',
  spread: 'M3 4.5h6.4v11H3zM10.6 4.5H17v11h-6.4z',
  cover: 'M10.6 4.5H17v11h-6.4zM3 7.2h6.4M3 10h6.4M3 12.8h6.4',
  dark: 'M15.8 12.4A6.6 6.6 0 0 1 7.6 4.2a6.6 6.6 0 1 0 8.2 8.2z',
  print: 'M6 7V3.5h8V7M6 14.5H3.5V7h13v7.5H14M6 12h8v4.5H6z',
  up: 'M5 12.5 10 7.5l5 5',
  down: 'm5 7.5 5 5 5-5',
  close: 'm5 5 10 10M15 5 5 15',
} as const;
export type IconName = keyof typeof PATHS;

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
);
