import { useEffect, useRef, useState } from 'react';
import { Button, Checkbox } from 'react-aria-components';
import type { ImportOutcome } from '#shared/contract/views';
import { MAX_REPORT_BYTES } from '#shared/text/limits';
import type { App } from '../../store/app';
import { tooLarge } from '../../store/bringing';
import { say, told } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { useDraft } from '../common/useDraft';
import { useSubmit } from '../common/useSubmit';
import { Actions, DialogForm, Frame } from './Frame';
import { Line } from './fields';
import { OnTheirWay } from './OnTheirWay';
import { Outcomes } from './Outcomes';
import { type MetaDraft, MetaFields, metaGiven, NO_DRAFT } from './Particulars';
import { useRichPaste } from './useRichPaste';

/** Brings in reports: pasted text with what is known of it, or files. Every outcome is shown. */
export function BringInDialog({ files = [] }: { files?: readonly File[] }) {
  const app = useApp();
  const sample = usePick((state) => state.desk?.kind === 'sample');
  const bringing = usePick((state) => state.bringing);
  const { busy, fault, submit, refuse } = useSubmit();
  const [pasted, setPasted] = useState<readonly ImportOutcome[]>([]);
  const [{ text, ...meta }, change, forget] = useDraft<MetaDraft & { text: string }>('bring in', {
    ...NO_DRAFT,
    text: '',
  });

  const take = async (chosen: readonly File[]): Promise<void> => {
    setPasted([]);
    await submit(async () => openOnly(app, await app.bringInFiles(chosen)));
  };

  const rich = useRichPaste(text);
  const [asPage, setAsPage] = useState(false);

  const paste = async (): Promise<void> => {
    const path = rich && asPage ? 'pasted.html' : 'pasted';
    const bytes = new TextEncoder().encode(rich && asPage ? rich.html : text);
    if (bytes.length > MAX_REPORT_BYTES) {
      refuse({
        tag: 'unreadable',
        what: tooLarge('pasted', 'bringing.textTooLarge'),
        where: null,
        todo: null,
      });
      return;
    }
    await submit(async () => {
      const found = await app.bringIn({ path, bytes, meta: metaGiven(meta) });
      setPasted(found);
      if (!found.every(({ ok }) => ok)) return;
      forget();
      await openOnly(app, found);
    });
  };

  useTakeOnce(files, take);
  useEffect(() => app.forgetOutcomes, [app]);

  return (
    <Frame title={say('bringing.title')} size="wide">
      <DialogForm onSubmit={() => void paste()}>
        {sample ? <SampleNote /> : null}
        <Line
          label={say('bringing.text')}
          value={text}
          onChange={(next) => change({ text: next })}
          rows={9}
          serif
          autoFocus
          placeholder={say('bringing.textExample')}
          hint={say('bringing.textHint')}
        />
        {rich ? (
          <Checkbox className="check" isSelected={asPage} onChange={setAsPage}>
            <span className="box" aria-hidden="true" />
            {say('bringing.asFormatted')}
          </Checkbox>
        ) : null}
        <details className="known" open={Object.values(meta).some((value) => value !== '')}>
          <summary>{say('bringing.known')}</summary>
          <MetaFields value={meta} onChange={change} />
        </details>
        {bringing ? <OnTheirWay bringing={bringing} /> : null}
        <Outcomes outcomes={pasted.length > 0 ? pasted : (bringing?.outcomes ?? [])} />
        {fault ? <FaultNote fault={fault} doing={say('bringing.failed')} /> : null}
        <Actions verb={say('bringing.verb')} busy={busy} fault={fault} disabled={text === ''}>
          <FileChooser onChoose={(chosen) => void take(chosen)} />
        </Actions>
      </DialogForm>
    </Frame>
  );
}

/** Files that were dropped are taken in as soon as the dialog stands; new ones again. */
function useTakeOnce(files: readonly File[], take: (files: readonly File[]) => Promise<void>): void {
  const taken = useRef<readonly File[]>([]);
  useEffect(() => {
    if (files.length === 0 || taken.current === files) return;
    taken.current = files;
    void take(files);
  });
}

function SampleNote() {
  const app = useApp();
  return (
    <p className="notice">
      {told('bringing.sample', {
        own: (
          <Button className="link" onPress={() => void app.switchDesk('own')}>
            {say('bringing.own')}
          </Button>
        ),
      })}
    </p>
  );
}

function FileChooser({ onChoose }: { onChoose: (files: readonly File[]) => void }) {
  return (
    <>
      <Chooser label={say('bringing.filesInput')} verb={say('bringing.files')} onChoose={onChoose} />
      <Chooser label={say('bringing.folderInput')} verb={say('bringing.folder')} folder onChoose={onChoose} />
      <span className="hint">{say('bringing.drop')}</span>
    </>
  );
}

interface ChooserProps {
  readonly label: string;
  readonly verb: string;
  readonly folder?: boolean;
  readonly onChoose: (files: readonly File[]) => void;
}

function Chooser({ label, verb, folder = false, onChoose }: ChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button className="button" onPress={() => input.current?.click()}>
        {verb}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        {...(folder ? { webkitdirectory: '' } : {})}
        onChange={({ currentTarget }) => {
          // Hidden files are a system's, not a checker's.
          onChoose([...(currentTarget.files ?? [])].filter(({ name }) => !name.startsWith('.')));
          currentTarget.value = '';
        }}
      />
    </>
  );
}

/** A single report brought in is opened at once; anything else is for the checker to look at. */
async function openOnly(app: App, outcomes: readonly ImportOutcome[]): Promise<void> {
  const [only] = outcomes;
  if (outcomes.length !== 1 || !only?.ok || only.duplicateOf) return;
  // First the dialog goes: the next key is meant for the report.
  app.closeDialog();
  await app.openReport(only.reportId);
  app.goToPane('report');
  app.done(say('bringing.broughtIn'), say('bringing.words', { count: only.words }));
}
