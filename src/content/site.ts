/**
 * Which site a frame belongs to, for the reader's on and off.
 */

/** The hosts of the frame and of the pages around it, as far as the browser tells; the frame's own first. */
export function hostsOf(view: Window): string[] {
  const ancestors = 'ancestorOrigins' in view.location ? [...view.location.ancestorOrigins] : referrerOf(view);
  return [view.location.hostname, ...ancestors.map(hostOf)].filter((host) => host !== '');
}

/** Without `ancestorOrigins`, the referrer of a frame is most often the page around it. */
const referrerOf = (view: Window): string[] => (view.parent === view ? [] : [view.document.referrer]);

function hostOf(origin: string): string {
  try {
    return new URL(origin).hostname;
  } catch {
    return '';
  }
}
