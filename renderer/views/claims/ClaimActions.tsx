import { memo } from 'react';
import type { CommandId } from '#shared/commands/commands';
import type { TextKey } from '#shared/texts/en/index';
import { say } from '../../texts/say';
import { CommandButton } from '../common/CommandButton';

const ACTIONS: readonly (readonly [CommandId, TextKey])[] = [
  ['response.record', 'claims.response'],
  ['claim.reword', 'claims.reword'],
  ['claim.note', 'claims.note'],
  ['claim.anchor', 'claims.anchor'],
  ['verdict.weigh', 'claims.weigh'],
  ['evidence.keep', 'claims.file'],
];

/** What is done most with a claim; always in sight, however long the claim is. */
export const ClaimActions = memo(() => (
  <div className="claim-actions" role="toolbar" aria-label={say('claims.actions')}>
    {ACTIONS.map(([command, text]) => (
      <CommandButton key={command} of={command} className="button" keyed>
        {say(text)}
      </CommandButton>
    ))}
  </div>
));
