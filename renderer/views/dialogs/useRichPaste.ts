import { useEffect, useState } from 'react';

/** What was pasted as a page is made of: its HTML, and the plain text that stands in the field for it. */
export interface RichPaste {
  readonly html: string;
  readonly plain: string;
}

/** Blocks are what plain text loses: paragraphs, headings, lists. A word in bold is not worth asking about. */
const HAS_BLOCKS = /<(?:p|h[1-6]|li|blockquote|div|td|br|article)\b/i;

/** The formatted text that was pasted into an empty field, for as long as the field still holds just that. */
export function useRichPaste(text: string): RichPaste | null {
  const [pasted, setPasted] = useState<RichPaste | null>(null);
  const isEmpty = text === '';
  useEffect(() => {
    const onPaste = ({ target, clipboardData }: ClipboardEvent): void => {
      if (!(target instanceof HTMLTextAreaElement) || !isEmpty || !clipboardData) return;
      const html = clipboardData.getData('text/html');
      const plain = clipboardData.getData('text/plain').replaceAll('\r\n', '\n');
      setPasted(HAS_BLOCKS.test(html) ? { html, plain } : null);
    };
    document.addEventListener('paste', onPaste, true);
    return () => document.removeEventListener('paste', onPaste, true);
  }, [isEmpty]);
  return pasted && pasted.plain === text ? pasted : null;
}
