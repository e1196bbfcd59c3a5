/**
 * A text file's bytes as text, with the encodings old Russian files come in.
 */
import { decodeText } from '../../exchange/decode-text.ts';

/** @returns undefined for what is no text */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  const declared = declaredDecoder(bytes);
  if (declared) return declared.decode(bytes);
  const steps = decodeText(bytes);
  let step = steps.next();
  while (!step.done) step = steps.next();
  if (!step.value.ok) return undefined;
  const text = step.value.value;
  return isWrittenInReverse(text) ? new TextDecoder('koi8-r').decode(bytes) : text;
}

/** HTML says its encoding near its beginning; so may XML. */
function declaredDecoder(bytes: Uint8Array): TextDecoder | undefined {
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const name = /<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(beginning)?.[1];
  try {
    return name === undefined ? undefined : new TextDecoder(name);
  } catch {
    return undefined;
  }
}

/** KOI8-R taken for the Windows code page shows small letters as capitals and the other way round. */
function isWrittenInReverse(text: string): boolean {
  const beginning = text.slice(0, 4000);
  return (beginning.match(/[А-Я]/g)?.length ?? 0) > 3 * (beginning.match(/[а-я]/g)?.length ?? 0) + 40 && /[А-Я]{3}/.test(beginning) && /[а-я][А-Я]{2}/.test(beginning);
}
