import type { PartyView } from '#shared/contract/views';
import type { VoiceLink } from '#shared/domain/records';
import { say } from '../../texts/say';
import { WithdrawButton } from '../keeping/WithdrawButton';
import { effectInWords, linkInWords } from './link-words';

/** Who is not to be counted twice, why, and what that does. */
export const Links = ({ links, parties }: { links: readonly VoiceLink[]; parties: readonly PartyView[] }) => (
  <ul className="links">
    {links.map((link) => {
      const words = linkInWords(link, parties);
      return (
        <li key={link.id}>
          <p>{words}</p>
          {link.note ? (
            <p className="by" dir="auto">
              {link.note}
            </p>
          ) : null}
          <p className="by item-foot">
            <span>{effectInWords(link.relation)}</span>
            <WithdrawButton record={link.id} words={say('story.linkWords', { parties: words })} />
          </p>
        </li>
      );
    })}
  </ul>
);
