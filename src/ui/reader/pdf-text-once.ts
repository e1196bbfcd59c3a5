/**
 * A page zoomed while pdf.js lays its text has it laid anew in the same element,
 * which keeps what had come before: those words would stand there twice, be
 * marked, found and copied twice. So what is given up is taken away with it.
 */
import { TextLayerBuilder } from 'pdfjs-dist/web/pdf_viewer.mjs';

let isMended = false;

/** For all documents from here on. pdf.js makes its text layers itself and takes no others, so their class is changed. */
export function layTextOnce(): void {
  if (isMended) return;
  isMended = true;
  const { prototype } = TextLayerBuilder;
  const cancel = Object.getOwnPropertyDescriptor(prototype, 'cancel')!.value as () => void;
  prototype.cancel = function (this: TextLayerBuilder): void {
    cancel.call(this);
    this.div.replaceChildren();
  };
}
