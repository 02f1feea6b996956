import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '#shared/contract/channels';
import { type Fault, faultOf } from '#shared/contract/faults';
import type { Paper, SheetScope } from '#shared/contract/views';
import { PAPERS } from '#shared/contract/views';
import { IN_ENGLISH, say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { saveFile } from '../common/save';
import { useSubmit } from '../common/useSubmit';
import { Actions, DialogForm, Frame } from './Frame';
import { OneOf } from './fields';
import { SheetPages } from './SheetPages';

type Sheet = Answer<'sheet.pdf'>;

/** The verdict sheet as it will be printed, and the way to save it. */
export function SheetDialog({ of, title }: { of: SheetScope; title: string }) {
  const app = useApp();
  const usual = usePick((state) => state.desk?.settings.paper ?? 'A4');
  const [paper, setPaper] = useState<Paper>(usual);
  const { sheet, fault, retry, onFault } = useSheet(of, paper);
  const saving = useSubmit();
  const pages = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (sheet) pages.current?.focus();
  }, [sheet]);

  const save = async (): Promise<void> => {
    if (!sheet) return;
    await saving.submit(async () => {
      const path = await saveFile(app, sheet, 'application/pdf');
      if (path === null) return;
      app.closeDialog();
      app.done(say('dialogs.sheetSaved'), path);
    });
  };

  return (
    <Frame title={say('dialogs.sheet', { of: title })} size="tall" className="sheet-preview">
      <DialogForm onSubmit={() => void save()}>
        <div className="sheet-tools">
          <OneOf
            label={say('dialogs.paper')}
            value={paper}
            onChange={setPaper}
            choices={PAPERS.map((value) => ({ value, label: <span {...IN_ENGLISH}>{value}</span> }))}
          />
          <span className="hint" role="status">
            {sheet ? say('dialogs.pages', { count: sheet.pages }) : ''}
          </span>
        </div>
        <div
          ref={pages}
          className="sheet-pages"
          role="document"
          aria-label={say('dialogs.sheetPages')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
          aria-busy={!sheet && !fault}
        >
          {fault ? (
            <div className="sheet-fault">
              <FaultNote fault={fault} doing={say('dialogs.sheetFailed')} onRetry={retry} />
            </div>
          ) : sheet ? (
            <SheetPages bytes={sheet.bytes} onFault={onFault} />
          ) : (
            <p className="sheet-waiting">{say('dialogs.sheetComing')}</p>
          )}
        </div>
        {saving.fault ? <FaultNote fault={saving.fault} doing={say('dialogs.sheetSaveFailed')} /> : null}
        <Actions verb={say('dialogs.saveAsPdf')} busy={saving.busy} fault={saving.fault} disabled={!sheet} />
      </DialogForm>
    </Frame>
  );
}

function useSheet(of: SheetScope, paper: Paper) {
  const { transport } = useApp();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks once more.
  useEffect(() => {
    let wanted = true;
    setSheet(null);
    setFault(null);
    transport.send('sheet.pdf', { of, paper }).then(
      (made) => wanted && setSheet(made),
      (error: unknown) => wanted && setFault(faultOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [transport, of, paper, attempt]);
  const onFault = useCallback((error: unknown) => setFault(faultOf(error)), []);
  const retry = useCallback(() => setAttempt((now) => now + 1), []);
  return { sheet, fault, retry, onFault };
}
