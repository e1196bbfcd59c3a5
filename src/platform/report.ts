/**
 * The one place errors go to. Keeps them in the console, each once; no page
 * text, no address, nothing leaves the browser.
 */
const seen = new Set<string>();

export function report(error: unknown, where: string): void {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const key = `${where} ${message}`;
  if (seen.has(key)) return;
  seen.add(key);
  console.error(`Spravka, ${where}:`, error);
}
