import { say } from '../../texts/say';
import { CommandButton } from '../common/CommandButton';
import { KeyOf } from '../common/Keys';
import { Splitter } from '../shell/Splitter';
import { Tree } from './Tree';

/** Stories with their reports, then the reports by themselves. */
export function Library() {
  return (
    <nav className="library" data-pane="library" aria-label={say('library.label')}>
      <CommandButton of="find.search" className="search-opener" tip={say('library.search')}>
        <span>{say('library.search')}</span>
        <KeyOf of="find.search" />
      </CommandButton>
      <Tree />
      <footer className="library-foot">
        <CommandButton of="report.bringIn" className="button" keyed>
          {say('library.bringIn')}
        </CommandButton>
        <CommandButton of="story.group" className="button" keyed>
          {say('library.group')}
        </CommandButton>
      </footer>
      <Splitter side="library" />
    </nav>
  );
}
