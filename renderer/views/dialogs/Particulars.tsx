import { META_FIELDS, type ReportMeta } from '#shared/domain/records';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { useDraft } from '../common/useDraft';
import { useSubmit } from '../common/useSubmit';
import { Actions, DialogForm, Frame } from './Frame';
import { Line } from './fields';

export type MetaDraft = Record<keyof ReportMeta, string>;

const LABELS: Record<keyof ReportMeta, string> = {
  title: 'Title',
  outlet: 'Outlet',
  byline: 'Byline',
  date: 'Date',
  url: 'Address',
};

export const NO_DRAFT: MetaDraft = { title: '', outlet: '', byline: '', date: '', url: '' };

/** The five particulars, each empty where unknown. */
export function MetaFields(props: {
  value: MetaDraft;
  onChange: (part: Partial<MetaDraft>) => void;
  autoFocus?: boolean;
}) {
  const { value, onChange, autoFocus = false } = props;
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
        />
      ))}
    </div>
  );
}

/** What is given, ready to send; an empty field means unknown. */
export const metaOf = (draft: MetaDraft): ReportMeta =>
  Object.fromEntries(
    META_FIELDS.map((field) => [field, draft[field].trim() || null]),
  ) as unknown as ReportMeta;

export function ParticularsDialog() {
  const app = useApp();
  const report = usePick((state) => state.reading?.report ?? null);
  const { busy, fault, submit } = useSubmit();
  const [draft, change, forget] = useDraft<MetaDraft>(`particulars ${report?.id}`, {
    ...NO_DRAFT,
    ...Object.fromEntries(META_FIELDS.map((field) => [field, report?.[field] ?? ''])),
  });
  if (!report) return null;
  const save = async (): Promise<void> => {
    const work = async (): Promise<void> => {
      await app.transport.send('report.describe', { report: report.id, meta: metaOf(draft) });
      await app.refresh();
    };
    if (!(await submit(work))) return;
    forget();
    app.closeDialog();
    app.done('Particulars saved');
  };
  return (
    <Frame title="Particulars of the report">
      <DialogForm onSubmit={() => void save()}>
        <p className="about">What is unknown stays empty. The report’s text is never changed.</p>
        <MetaFields value={draft} onChange={change} autoFocus />
        {fault ? <FaultNote fault={fault} doing="The particulars were not saved" /> : null}
        <Actions verb="Save" busy={busy} fault={fault} chord="Enter" />
      </DialogForm>
    </Frame>
  );
}
