import type { ReportView } from '#shared/contract/views';
import { type Obtained, obtainedInWords, type Provenance } from '#shared/domain/provenance';
import { META_FIELDS, type ReportMeta, type Standing } from '#shared/domain/records';
import { conclusionsOf } from '../../store/days';
import { say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { useDraft } from '../common/useDraft';
import { useSubmit } from '../common/useSubmit';
import { Actions, DialogForm, Frame } from './Frame';
import { Line, OneOf } from './fields';

export type MetaDraft = Record<keyof ReportMeta, string>;

const LABELS: Record<keyof ReportMeta, string> = {
  title: say('dialogs.meta.title'),
  outlet: say('dialogs.meta.outlet'),
  byline: say('dialogs.meta.byline'),
  date: say('dialogs.meta.date'),
  url: say('dialogs.meta.url'),
};

type MetaHints = { readonly [Field in keyof ReportMeta]?: string | undefined };

/** What its dateline says: offered, never filled in. */
function hintsOf(report: ReportView): MetaHints {
  const { dateline } = conclusionsOf(report);
  const said = (words: string | undefined): string | undefined =>
    words && say('dialogs.datelineSays', { words });
  const date = dateline?.date ?? null;
  return {
    outlet: said(dateline?.agency?.name),
    date: said(date ? report.text.slice(date.start, date.end) : undefined),
  };
}

export const NO_DRAFT: MetaDraft = { title: '', outlet: '', byline: '', date: '', url: '' };

/** The five particulars, each empty where unknown. */
export function MetaFields(props: {
  value: MetaDraft;
  onChange: (part: Partial<MetaDraft>) => void;
  autoFocus?: boolean;
  /** How each was read from the original. */
  provenance?: Provenance;
  /** What the text lets one conclude of those that were not read. */
  hints?: MetaHints;
}) {
  const { value, onChange, autoFocus = false, provenance = {}, hints = {} } = props;
  return (
    <div className="meta-fields">
      {META_FIELDS.map((field) => (
        <Line
          key={field}
          label={LABELS[field]}
          value={value[field]}
          onChange={(text) => onChange({ [field]: text })}
          autoFocus={autoFocus && field === 'title'}
          {...(field === 'date' ? { placeholder: '2026-11-21' } : {})}
          {...(value[field] === '' && hints[field] ? { hint: hints[field] } : readHint(provenance[field]))}
        />
      ))}
    </div>
  );
}

/** A correction stands for itself: the hint is of what was read when the report came in. */
const readHint = (obtained: Obtained | undefined): { hint?: string } =>
  obtained ? { hint: say('dialogs.readFrom', { source: obtainedInWords(obtained) }) } : {};

/** What is given, ready to send; an empty field means unknown. */
export const metaOf = (draft: MetaDraft): ReportMeta =>
  Object.fromEntries(
    META_FIELDS.map((field) => [field, draft[field].trim() || null]),
  ) as unknown as ReportMeta;

/** What a checker adds to what the original says of itself; a field left empty adds nothing. */
export const metaGiven = (draft: MetaDraft): Partial<ReportMeta> =>
  Object.fromEntries(
    META_FIELDS.flatMap((field) => (draft[field].trim() ? [[field, draft[field].trim()]] : [])),
  );

/** What a report is beside what it says of itself. */
interface StandingDraft {
  /** Local time, `2026-11-22 06:00`; empty for none. */
  readonly embargo: string;
  readonly is: Standing['is'] | 'published';
  readonly day: string;
  readonly note: string;
}

const two = (n: number): string => String(n).padStart(2, '0');
function localTime(iso: string | null): string {
  if (iso === null) return '';
  const at = new Date(iso);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** What cannot be read as a moment goes to the host as it is, which says what is wrong with it. */
function momentOf(text: string): string | null {
  if (text.trim() === '') return null;
  const at = new Date(text.trim().replace(' ', 'T'));
  return Number.isNaN(at.getTime()) ? text : at.toISOString();
}

const standingOf = ({ is, day, note }: StandingDraft): Standing | null =>
  is === 'published' ? null : { is, day: day.trim(), note: note.trim() || null };

const standingDraftOf = ({ embargo, standing }: ReportView): StandingDraft => ({
  embargo: localTime(embargo),
  is: standing?.is ?? 'published',
  day: standing?.day ?? '',
  note: standing?.note ?? '',
});

export function ParticularsDialog() {
  const report = usePick((state) => state.reading?.report ?? null);
  return report ? <ParticularsOf report={report} /> : null;
}

function ParticularsOf({ report }: { report: ReportView }) {
  const app = useApp();
  const { busy, fault, submit } = useSubmit();
  const before = standingDraftOf(report);
  const [draft, change, forget] = useDraft<MetaDraft & StandingDraft>(`particulars ${report.id}`, {
    ...NO_DRAFT,
    ...Object.fromEntries(META_FIELDS.map((field) => [field, report[field] ?? ''])),
    ...before,
  });
  const save = async (): Promise<void> => {
    const { send } = app.transport;
    const { id } = report;
    const work = async (): Promise<void> => {
      if (draft.embargo !== before.embargo)
        await send('report.embargo', { report: id, until: momentOf(draft.embargo) });
      await send('report.mark', { report: id, standing: standingOf(draft) });
      await send('report.describe', { report: id, meta: metaOf(draft) });
      await app.refresh();
    };
    if (!(await submit(work))) return;
    forget();
    app.closeDialog();
    app.done(say('dialogs.particularsSaved'));
  };
  return (
    <Frame title={say('dialogs.particulars')}>
      <DialogForm onSubmit={() => void save()}>
        <p className="about">{say('dialogs.particularsAbout')}</p>
        <MetaFields
          value={draft}
          onChange={change}
          provenance={report.reading.provenance}
          hints={hintsOf(report)}
          autoFocus
        />
        <StandingFields value={draft} onChange={change} />
        {fault ? <FaultNote fault={fault} doing={say('dialogs.particularsFailed')} /> : null}
        <Actions verb={say('dialogs.save')} busy={busy} fault={fault} chord="Enter" />
      </DialogForm>
    </Frame>
  );
}

function StandingFields(props: { value: StandingDraft; onChange: (part: Partial<StandingDraft>) => void }) {
  const { value, onChange } = props;
  return (
    <>
      <Line
        label={say('dialogs.embargo')}
        optional
        value={value.embargo}
        onChange={(embargo) => onChange({ embargo })}
        placeholder="2026-11-22 06:00"
        hint={say('dialogs.embargoHint')}
      />
      <OneOf
        label={say('dialogs.outletIs')}
        value={value.is}
        onChange={(is) => onChange({ is })}
        choices={[
          { value: 'published', label: say('dialogs.standing.published') },
          { value: 'corrected', label: say('dialogs.standing.corrected') },
          { value: 'retracted', label: say('dialogs.standing.retracted') },
        ]}
      />
      {value.is === 'published' ? null : (
        <div className="meta-fields">
          <Line
            label={say('dialogs.standingDay')}
            value={value.day}
            onChange={(day) => onChange({ day })}
            placeholder="2026-11-21"
          />
          <Line
            label={say('dialogs.standingNote')}
            optional
            value={value.note}
            onChange={(note) => onChange({ note })}
          />
        </div>
      )}
    </>
  );
}
