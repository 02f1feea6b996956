import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { AnyId } from '#shared/domain/ids';
import { canWrite } from '../../store/select';
import { say } from '../../texts/say';
import { useApp, usePick } from '../common/app';

interface Props {
  readonly record: AnyId;
  /** What it is called, with its article. */
  readonly words: string;
  readonly children?: ReactNode;
}

/** The quiet way to withdraw the record it stands beside. */
export function WithdrawButton({ record, words, children = say('keeping.withdrawThis') }: Props) {
  const app = useApp();
  const writable = usePick(canWrite);
  return (
    <Button
      className="link quiet item-withdraw"
      isDisabled={!writable}
      aria-label={say('keeping.withdrawOf', { words })}
      onPress={() => app.openDialog({ kind: 'withdraw', record, words })}
    >
      {children}
    </Button>
  );
}
