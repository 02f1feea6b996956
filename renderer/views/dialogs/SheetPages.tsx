import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { say } from '../../texts/say';
import { drawPage, openPdf, textOf } from './pdf';

interface Props {
  readonly bytes: Uint8Array;
  readonly onFault: (error: unknown) => void;
}

/** The sheet's real bytes, drawn page by page. */
export function SheetPages({ bytes, onFault }: Props) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  useEffect(() => {
    const { pdf: opening, close } = openPdf(bytes);
    let wanted = true;
    opening.then(
      (opened) => wanted && setPdf(opened),
      (error: unknown) => wanted && onFault(error),
    );
    return () => {
      wanted = false;
      close();
    };
  }, [bytes, onFault]);
  if (!pdf) return <p className="sheet-waiting">{say('dialogs.sheetOpening')}</p>;
  return Array.from({ length: pdf.numPages }, (_, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pages are their numbers.
    <SheetPage key={at} pdf={pdf} number={at + 1} onFault={onFault} />
  ));
}

const WIDTH = 680;

function SheetPage({
  pdf,
  number,
  onFault,
}: { pdf: PDFDocumentProxy; number: number } & Pick<Props, 'onFault'>) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    let wanted = true;
    const draw = async (): Promise<void> => {
      const page = await pdf.getPage(number);
      if (!wanted || !canvas.current) return;
      await drawPage(page, canvas.current, WIDTH);
      const words = await textOf(page);
      if (wanted) setText(words);
    };
    draw().catch((error: unknown) => wanted && onFault(error));
    return () => {
      wanted = false;
    };
  }, [pdf, number, onFault]);
  return (
    <figure
      className="sheet-page"
      aria-label={say('dialogs.sheetPage', { page: number, pages: pdf.numPages })}
      data-drawn={text !== '' || undefined}
    >
      <canvas ref={canvas} />
      <figcaption className="unseen">{text}</figcaption>
    </figure>
  );
}
