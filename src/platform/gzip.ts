/**
 * Gzip by the browser's own streams.
 */

async function through(bytes: AsyncIterable<Uint8Array<ArrayBuffer>>, stream: CompressionStream | DecompressionStream, most = Infinity): Promise<Uint8Array<ArrayBuffer>> {
  const writer = stream.writable.getWriter();
  const written = (async () => {
    for await (const piece of bytes) await writer.write(piece);
    await writer.close();
  })();
  // What fails to be written fails to be read too; one report is enough.
  written.catch(() => undefined);
  const parts: Uint8Array[] = [];
  let size = 0;
  for (const reader = stream.readable.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
    if (size > most) throw new RangeError(`more than ${most} bytes`);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const gzip = (bytes: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> => through(bytes, new CompressionStream('gzip'));

export const gunzip = (bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> =>
  through(
    (async function* () {
      yield new Uint8Array(bytes);
    })(),
    new DecompressionStream('gzip'),
  );
