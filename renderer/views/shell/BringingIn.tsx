import { say } from '../../texts/say';
import { usePick } from '../common/app';
import { FooterProgress } from './FooterProgress';

/** How far files on their way in have come, while their dialog is closed. */
export function BringingIn() {
  const bringing = usePick((state) => (state.dialog?.kind === 'bringIn' ? null : state.bringing));
  if (!bringing?.running) return null;
  const { done, total } = bringing;
  return (
    <FooterProgress
      label={say('window.footer.bringingIn')}
      done={done}
      total={total}
      command="report.stopBringingIn"
      verb={say('window.footer.stop')}
    />
  );
}
