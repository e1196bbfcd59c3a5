/**
 * Whether words stand on a dark ground, told from the colour they are written
 * in: that is inherited and always there, while the ground may be a picture or
 * belong to any ancestor. Only where the colour says little is the ground asked.
 */

/** `light`: dark words on a light ground. */
export type Tone = 'light' | 'dark';

const SURELY_DARK_INK = 0.18;
const SURELY_LIGHT_INK = 0.5;
const DARK_GROUND = 0.25;
const MOST_ANCESTORS = 30;

export function toneOf(element: Element, view: Window): Tone {
  const ink = luminanceOf(view.getComputedStyle(element).color);
  if (ink !== undefined && ink < SURELY_DARK_INK) return 'light';
  if (ink !== undefined && ink > SURELY_LIGHT_INK) return 'dark';
  const ground = groundOf(element, view);
  if (ground !== undefined) return ground < DARK_GROUND ? 'dark' : 'light';
  return view.matchMedia('(prefers-color-scheme: dark)').matches && ink !== undefined && ink > DARK_GROUND ? 'dark' : 'light';
}

function groundOf(element: Element, view: Window): number | undefined {
  let at: Element | null = element;
  for (let i = 0; at && i < MOST_ANCESTORS; i++) {
    const colour = view.getComputedStyle(at).backgroundColor;
    if (alphaOf(colour) > 0.5) return luminanceOf(colour);
    const root: Node = at.getRootNode();
    at = at.parentElement ?? ('host' in root ? (root as ShadowRoot).host : null);
  }
  return undefined;
}

/**
 * @param colour as computed style serialises it
 * @returns 0 (black) to 1 (white): relative luminance as WCAG 2 defines it, or
 * for perceptual spaces the lightness cubed, which is near it; undefined for a
 * notation unknown to us
 */
export function luminanceOf(colour: string): number | undefined {
  const [, space, rest] = /^([\w-]+)\((.*)\)$/.exec(colour.trim()) ?? [];
  if (space === undefined || rest === undefined) return undefined;
  const numbers = (rest.match(/-?[\d.]+(?:e-?\d+)?%?/g) ?? []).map((text) => Number.parseFloat(text) / (text.endsWith('%') ? 100 : 1));
  if (space === 'rgb' || space === 'rgba') return relativeLuminance(numbers.slice(0, 3).map((n) => n / 255));
  if (space === 'color' && /^(?:srgb|display-p3)\s/.test(rest)) return relativeLuminance((rest.replace(/^\S+/, '').match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).slice(0, 3).map(Number));
  const [lightness] = numbers;
  if (lightness === undefined) return undefined;
  if (space === 'oklab' || space === 'oklch') return lightness ** 3;
  return space === 'lab' || space === 'lch' ? (lightness > 1 ? lightness / 100 : lightness) ** 3 : undefined;
}

function relativeLuminance(channels: readonly number[]): number | undefined {
  const [red, green, blue] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return red === undefined || green === undefined || blue === undefined ? undefined : 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function alphaOf(colour: string): number {
  if (colour === 'transparent') return 0;
  const alpha = /[,/]\s*([\d.]+)(%?)\s*\)$/.exec(colour);
  if (!alpha?.[1] || (!colour.includes('/') && !colour.startsWith('rgba'))) return 1;
  return Number.parseFloat(alpha[1]) / (alpha[2] ? 100 : 1);
}
