import { BrowserWindow, type Session, session } from 'electron';
import { FaultError } from '#shared/contract/faults';
import type { Paper } from '#shared/contract/views';
import type { Printer } from '#workbench/ports';
import { countPages } from '#workbench/printing/pages';
import { SCHEME } from './page';
import { denyPermissions } from './permissions';
import { refused } from './protocol';

/** A session of its own, in memory: it knows one address, the sheet that is being printed, and nothing else. */
const PARTITION = 'galley-print';
const SHEET = `${SCHEME}://sheet/`;

/** Nothing of a sheet runs, and nothing it does not bring along is loaded. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

/** Sheets come whole; what takes longer than this will not come. */
const PATIENCE_MS = 120_000;

/** Prints in a hidden window, one sheet after another. */
export function windowPrinter(): Printer {
  let current = '';
  let queue: Promise<unknown> = Promise.resolve();
  let opened: Session | null = null;
  const sessionForPrinting = (): Session => {
    opened ??= printingSession(() => current);
    return opened;
  };
  return {
    pdf(html, paper) {
      const turn = queue.then(() => {
        current = html;
        return inTime(print(sessionForPrinting(), paper));
      });
      queue = turn.catch(() => undefined);
      return turn;
    },
    close: async () => void (await queue),
  };
}

function printingSession(html: () => string): Session {
  const own = session.fromPartition(PARTITION);
  own.protocol.handle(SCHEME, (request) =>
    request.url === SHEET
      ? new Response(html(), {
          headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
        })
      : refused(),
  );
  own.webRequest.onBeforeRequest(({ url }, callback) =>
    callback({ cancel: url !== SHEET && !url.startsWith('data:') }),
  );
  own.setSpellCheckerEnabled(false);
  denyPermissions(own);
  return own;
}

async function print(own: Session, paper: Paper): Promise<{ bytes: Uint8Array; pages: number }> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      backgroundThrottling: false,
    },
  });
  try {
    await window.loadURL(SHEET);
    // Our own question, put from outside; the policy keeps the page's scripts, if it had any, from running.
    await window.webContents.executeJavaScript('document.fonts.ready.then(() => true)');
    const pdf = await window.webContents.printToPDF({
      pageSize: paper,
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
    });
    return { bytes: new Uint8Array(pdf), pages: countPages(pdf) };
  } catch (error) {
    throw cannotPrint((error as Error).message);
  } finally {
    window.destroy();
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(cannotPrint('it takes too long')), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const cannotPrint = (reason: string): FaultError =>
  new FaultError('internal', `the sheet could not be printed: ${reason}`, null, 'Print it again.');
