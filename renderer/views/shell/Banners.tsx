import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { DeskView } from '#shared/contract/views';
import { say, told } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { CommandButton } from '../common/CommandButton';
import { Moment } from '../common/Moment';
import { KeyNotice } from './KeyNotice';

const NONE: readonly string[] = [];
const b = (parts: ReactNode[]): ReactNode => <strong>{parts}</strong>;

/** Standing news: the host is gone, the desk is shown as it stood, cannot be written, is damaged, something was set aside. */
export function Banners() {
  const { lost, desk } = usePick((state) => ({ lost: state.lost, desk: state.desk }));
  // Why it cannot be written is said already, and louder.
  const notices = (desk?.notices ?? NONE).filter((notice) => notice !== desk?.readOnly);
  return (
    <div className="banners">
      <div role="status">
        {lost ? <p className="banner warn">{told('window.banner.lost', { b })}</p> : null}
        {desk ? <Damage desk={desk} /> : null}
        {desk?.readOnly && !desk.at && !desk.damaged ? (
          <p className="banner">{told('window.banner.readOnly', { b, why: desk.readOnly })}</p>
        ) : null}
        {notices.map((notice) => (
          <p key={notice} className="banner">
            {notice}
          </p>
        ))}
        <KeyNotice />
      </div>
      {desk?.at ? <Past at={desk.at} /> : null}
    </div>
  );
}

/** The desk is shown as it stood: when, how far back, and the ways on. */
function Past({ at: { seq, time, latest } }: { at: NonNullable<DeskView['at']> }) {
  return (
    <section className="banner past" aria-label={say('window.banner.past')}>
      <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M2.6 8a5.4 5.4 0 1 0 1.7-3.9M2.4 2.6v2.6H5M8 5v3.2l2.2 1.4" />
      </svg>
      <p>{told('window.banner.pastAt', { b, time: <Moment time={time} exactly />, seq, latest })}</p>
      <span className="spring" />
      <CommandButton of="travel.earlier" className="button" keyed>
        {say('window.banner.earlier')}
      </CommandButton>
      <CommandButton of="travel.later" className="button" keyed>
        {say('window.banner.later')}
      </CommandButton>
      <CommandButton of="travel.now" className="button primary" keyed>
        {say('window.banner.now')}
      </CommandButton>
    </section>
  );
}

/** Something on disk is not what was written. What is shown is what stood before it. */
function Damage({ desk: { damaged, chain, readOnly, backup, at } }: { desk: DeskView }) {
  if (damaged)
    return (
      <Alarm restore={backup !== null}>
        {told('window.banner.damaged', { b, why: at ? '' : (readOnly ?? '') })}
      </Alarm>
    );
  if (chain === 'damaged')
    return <Alarm restore={backup !== null}>{told('window.banner.chain', { b })}</Alarm>;
  return null;
}

function Alarm({ children, restore }: { children: ReactNode; restore: boolean }) {
  const app = useApp();
  return (
    <div className="banner alarm">
      <p>{children}</p>
      <CommandButton of="desk.verify" className="button">
        {say('window.banner.verify')}
      </CommandButton>
      {restore ? (
        <Button className="button" onPress={() => app.openDialog({ kind: 'backups' })}>
          {say('window.banner.restore')}
        </Button>
      ) : null}
    </div>
  );
}
