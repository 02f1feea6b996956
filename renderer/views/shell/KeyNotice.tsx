import { Button } from 'react-aria-components';
import type { KeyProblem } from '#shared/commands/keymap';
import { keyProblems } from '../../store/keymap';
import { say, titleOf } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { keyName } from '../common/Keys';

/** As many as one line tells of. */
const TOLD = 3;

/** What in the settings is no key, or none that can be had: settings are a file people write in. */
export function KeyNotice() {
  const app = useApp();
  const problems = usePick((state) => keyProblems(state));
  if (problems.length === 0) return null;
  const more = problems.length - TOLD;
  return (
    <p className="banner">
      {say('window.banner.keys')} {problems.slice(0, TOLD).map(inWords).join('; ')}{' '}
      {more > 0 ? say('window.banner.keysMore', { count: more }) : null}{' '}
      <Button className="link" onPress={() => app.openDialog({ kind: 'help' })}>
        {say('window.banner.toKeys')}
      </Button>
    </p>
  );
}

function inWords(problem: KeyProblem): string {
  if (problem.kind === 'unknown') return say('window.banner.keyUnknown', { id: problem.id });
  const about = { key: keyName(problem.chord), command: titleOf(problem.id) };
  return problem.kind === 'refused'
    ? say('window.banner.keyRefused', { ...about, why: say(`help.key.${problem.why}`) })
    : say('window.banner.keyClash', { ...about, other: titleOf(problem.other) });
}
