import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { FaultError } from '#shared/contract/faults';
import { unreadable } from '../../faults';

type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

/**
 * Opens a PDF for its text. Nothing is fetched: character maps and font widths come from the package's own folders.
 * Nothing in it is run: scripts, attachments and forms' actions are never asked for.
 * @throws FaultError `unreadable` where it asks for a password or is beyond repair
 */
export async function openPdf(bytes: Uint8Array, path: string): Promise<PDFDocumentProxy> {
  const { getDocument } = await loadPdfJs();
  const task = getDocument({
    // pdf.js takes the bytes away from whoever hands them over.
    data: new Uint8Array(bytes),
    ...packageFolders(),
    isEvalSupported: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    useWasm: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    verbosity: 0,
  });
  try {
    return await task.promise;
  } catch (error) {
    await task.destroy();
    throw (error as Error).name === 'PasswordException' ? locked(path) : broken(path, error as Error);
  }
}

const locked = (path: string): FaultError =>
  unreadable(
    path,
    'is encrypted and opens only with a password',
    'Open it with its password, save a copy without one, and bring in the copy.',
  );

export const broken = (path: string, { message }: Error): FaultError =>
  unreadable(
    path,
    `is damaged beyond repair: ${message.replace(/\.$/, '')}`,
    'Ask for the file again, or print it to a new PDF from a viewer that still opens it.',
  );

let loading: Promise<PdfJs> | undefined;

function loadPdfJs(): Promise<PdfJs> {
  loading ??= quietly(async () => {
    // Readers already run in a worker: pdf.js is given its other half here instead of starting one more.
    const half: unknown = await import(
      /* @vite-ignore */ pathToFileURL(join(home(), 'legacy/build/pdf.worker.mjs')).href
    );
    Object.assign(globalThis, { pdfjsWorker: half });
    return import('pdfjs-dist/legacy/build/pdf.mjs');
  });
  return loading;
}

/** On loading, pdf.js complains that it cannot draw; reading text needs no drawing. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await work();
  } finally {
    console.warn = warn;
  }
}

/** In the built application the package stands beside it, not in the bundle. */
const home = (): string => dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

function packageFolders(): { cMapUrl: string; standardFontDataUrl: string; cMapPacked: boolean } {
  // pdf.js asks for the slash at the end, on Windows too.
  const folder = (name: string): string => `${join(home(), name).replaceAll('\\', '/')}/`;
  return { cMapUrl: folder('cmaps'), standardFontDataUrl: folder('standard_fonts'), cMapPacked: true };
}
