import { lookNow } from '../../store/look';
import { say, told } from '../../texts/say';
import { usePick } from '../common/app';
import { CommandButton } from '../common/CommandButton';
import { KeyOf } from '../common/Keys';
import { TipPlace } from '../common/Tip';

/** Which desk this is, who checks, and what undo and redo would do. */
export function TopBar() {
  const { desk, theme } = usePick((state) => ({ desk: state.desk, theme: lookNow(state).theme }));
  if (!desk)
    return (
      <header className="top-bar">
        <TipPlace />
      </header>
    );
  const { name, kind, undo, redo, checker, readOnly, at } = desk;
  return (
    <header className="top-bar">
      <TipPlace />
      <svg className="logo" viewBox="0 0 20 20" aria-hidden="true">
        <path d="M3 4.5h14M3 9.5h14M3 14.5h5" />
        <path className="tick" d="m11 14.8 2.2 2.2 4.3-5" />
      </svg>
      {/* The sample's badge already says its name. */}
      {kind === 'sample' ? null : (
        <strong className="desk-name" dir="auto">
          {name}
        </strong>
      )}
      {kind === 'sample' ? (
        <>
          <span className="badge">{say('window.top.sample')}</span>
          <CommandButton of="desk.own" className="link" />
          <CommandButton of="desk.removeSample" className="link quiet">
            {say('window.top.removeSample')}
          </CommandButton>
        </>
      ) : (
        <CommandButtonIfSample />
      )}
      {readOnly || at ? <span className="badge warn">{say('window.top.readOnly')}</span> : null}
      <span className="spring" />
      <CommandButton
        of="desk.undo"
        className="bar-button step"
        tip={undo ? say('window.top.undoes', { words: undo }) : say('window.top.nothingToUndo')}
        label={undo ? say('window.top.undoes', { words: undo }) : say('window.top.undo')}
      >
        <StepIcon back />
        <span className="step-words" dir="auto">
          {undo ?? say('window.top.undo')}
        </span>
      </CommandButton>
      <CommandButton
        of="desk.redo"
        className="bar-button"
        tip={redo ? say('window.top.redoes', { words: redo }) : say('window.top.nothingToRedo')}
        label={redo ? say('window.top.redoes', { words: redo }) : say('window.top.redo')}
      >
        <StepIcon />
      </CommandButton>
      <CommandButton of="find.palette" className="bar-button">
        {told('window.top.goTo', { key: <KeyOf of="find.palette" /> })}
      </CommandButton>
      <CommandButton of="window.theme" className="bar-button" label={say('window.top.theme', { theme })}>
        <ThemeIcon theme={theme} />
      </CommandButton>
      <CommandButton
        of="desk.settings"
        className="bar-button checker"
        label={say('window.top.checker', { checker })}
      >
        <bdi>{checker}</bdi>
      </CommandButton>
    </header>
  );
}

function CommandButtonIfSample() {
  const there = usePick((state) => state.desk?.hasSample ?? false);
  return there ? <CommandButton of="desk.sample" className="link quiet" /> : null;
}

const StepIcon = ({ back = false }: { back?: boolean }) => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
    {back ? (
      <path d="M6.5 3.5 3 7l3.5 3.5M3.5 7H10a3 3 0 0 1 0 6H7" />
    ) : (
      <path d="M9.5 3.5 13 7l-3.5 3.5M12.5 7H6a3 3 0 0 0 0 6h3" />
    )}
  </svg>
);

const ThemeIcon = ({ theme }: { theme: 'system' | 'light' | 'dark' }) => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
    {theme === 'system' ? <path d="M8 2.5a5.5 5.5 0 1 0 0 11Z" className="filled" /> : null}
    {theme === 'dark' ? (
      <path d="M13 9.6A5.5 5.5 0 0 1 6.4 3a5.5 5.5 0 1 0 6.6 6.6Z" />
    ) : (
      <circle cx="8" cy="8" r={theme === 'light' ? 3 : 5.5} />
    )}
    {theme === 'light' ? (
      <path d="M8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8 13 13M3 13l1.2-1.2M11.8 4.2 13 3" />
    ) : null}
  </svg>
);
