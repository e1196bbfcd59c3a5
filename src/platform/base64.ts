/**
 * Bytes as base64 and back. Both browsers have it built in since 2025; older
 * ones go through btoa in pieces, since one call takes a limited argument list.
 */
type Base64Bytes = Uint8Array & { toBase64?: () => string };
type Base64Constructor = typeof Uint8Array & { fromBase64?: (text: string) => Uint8Array };

const PIECE = 0x8000;

export function toBase64(bytes: Uint8Array): string {
  const native = (bytes as Base64Bytes).toBase64?.();
  if (native !== undefined) return native;
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE) binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(binary);
}

/** @throws when the text is not base64 */
export function fromBase64(text: string): Uint8Array {
  const native = (Uint8Array as Base64Constructor).fromBase64;
  if (native) return native.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
