import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { DeskView } from '#shared/contract/views';
import { useApp, usePick } from '../common/app';
import { CommandButton } from '../common/CommandButton';
import { Moment } from '../common/Moment';

const NONE: readonly string[] = [];

/** Standing news: the host is gone, the desk is shown as it stood, cannot be written, is damaged, something was set aside. */
export function Banners() {
  const { lost, desk } = usePick((state) => ({ lost: state.lost, desk: state.desk }));
  // Why it cannot be written is said already, and louder.
  const notices = (desk?.notices ?? NONE).filter((notice) => notice !== desk?.readOnly);
  return (
    <div className="banners">
      <div role="status">
        {lost ? (
          <p className="banner warn">
            <strong>Galley’s host does not answer.</strong> What was acknowledged is on disk. Start Galley
            again: it opens a new window.
          </p>
        ) : null}
        {desk ? <Damage desk={desk} /> : null}
        {desk?.readOnly && !desk.at && !desk.damaged ? (
          <p className="banner">
            <strong>This desk can only be read just now:</strong> {desk.readOnly}
          </p>
        ) : null}
        {notices.map((notice) => (
          <p key={notice} className="banner">
            {notice}
          </p>
        ))}
      </div>
      {desk?.at ? <Past at={desk.at} /> : null}
    </div>
  );
}

/** The desk is shown as it stood: when, how far back, and the ways on. */
function Past({ at: { seq, time, latest } }: { at: NonNullable<DeskView['at']> }) {
  const number = new Intl.NumberFormat('en-GB');
  return (
    <section className="banner past" aria-label="The desk as it stood">
      <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M2.6 8a5.4 5.4 0 1 0 1.7-3.9M2.4 2.6v2.6H5M8 5v3.2l2.2 1.4" />
      </svg>
      <p>
        <strong>
          The desk as it stood on <Moment time={time} exactly />,
        </strong>{' '}
        after entry {number.format(seq)} of {number.format(latest)}. Read-only.
      </p>
      <span className="spring" />
      <CommandButton of="travel.earlier" className="button" keyed>
        Earlier
      </CommandButton>
      <CommandButton of="travel.later" className="button" keyed>
        Later
      </CommandButton>
      <CommandButton of="travel.now" className="button primary" keyed>
        Back to now
      </CommandButton>
    </section>
  );
}

/** Something on disk is not what was written. What is shown is what stood before it. */
function Damage({ desk: { damaged, chain, readOnly, backup, at } }: { desk: DeskView }) {
  if (damaged)
    return (
      <Alarm restore={backup !== null}>
        <strong>This desk is damaged and can only be read:</strong> {at ? null : readOnly}
      </Alarm>
    );
  if (chain === 'damaged')
    return (
      <Alarm restore={backup !== null}>
        <strong>The ledger of this desk is not what was written.</strong> Verify the desk to see where.
      </Alarm>
    );
  return null;
}

function Alarm({ children, restore }: { children: ReactNode; restore: boolean }) {
  const app = useApp();
  return (
    <div className="banner alarm">
      <p>{children}</p>
      <CommandButton of="desk.verify" className="button">
        Verify the desk
      </CommandButton>
      {restore ? (
        <Button className="button" onPress={() => app.openDialog({ kind: 'backups' })}>
          Restore a backup…
        </Button>
      ) : null}
    </div>
  );
}
