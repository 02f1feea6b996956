import Fuse, { type IFuseOptions } from 'fuse.js';
import { useEffect, useMemo, useState } from 'react';
import {
  COMMANDS,
  type Command,
  type CommandId,
  commandOf,
  makesSense,
  waitsForWriting,
} from '#shared/commands/commands';
import type { JumpTarget, SavedSearch } from '#shared/contract/views';
import { isId } from '#shared/domain/ids';
import type { App } from '../../store/app';
import { searchOf } from '../../store/search';
import { notNow, windowState } from '../../store/select';
import { groupName, say, titleOf } from '../../texts/say';
import { useStage } from '../common/app';
import { KeyOf } from '../common/Keys';
import { FinderField } from './FinderField';
import { Frame } from './Frame';
import { useChooser } from './useChooser';
import { useIndexAnswers } from './useIndexAnswers';

type Target =
  | {
      readonly kind: 'command';
      readonly id: CommandId;
      readonly label: string;
      readonly detail: string;
      /** It changes the desk, which can only be read just now. */
      readonly waits: boolean;
    }
  | {
      readonly kind: 'search';
      readonly id: string;
      readonly label: string;
      readonly detail: string;
      readonly saved: SavedSearch;
    }
  | JumpTarget;

const MOST = 60;
/** As many records as are matched within a frame; the index answers for the others. */
const NEWEST = 800;

/** Fuzzy matching over a few thousand short strings: what fuse.js is good at. */
const OPTIONS: IFuseOptions<Target> = {
  keys: [
    { name: 'label', weight: 3 },
    { name: 'detail', weight: 1 },
  ],
  threshold: 0.2,
  ignoreLocation: true,
  ignoreDiacritics: true,
  useTokenSearch: true,
  tokenMatch: 'all',
};

/** Goes to any report, story, claim or party, and does anything that can be done now. */
export function PaletteDialog() {
  const { app, run } = useStage();
  const [query, setQuery] = useState('');
  const targets = useTargets(app);
  const fuse = useMemo(() => new Fuse(targets, OPTIONS), [targets]);
  const typed = query.trim();
  const listed = useMemo(() => {
    return typed === ''
      ? targets.slice(0, MOST)
      : fuse.search(typed, { limit: MOST }).map(({ item }) => item);
  }, [fuse, targets, typed]);
  const indexed = useIndexAnswers(typed);
  // What the index knows stands below: no row that is there moves for it.
  const found = useMemo(() => {
    const known = new Set(listed.map(keyOf));
    return [...listed, ...indexed.filter((target) => !known.has(keyOf(target)))];
  }, [listed, indexed]);
  const chooser = useChooser(found.map(keyOf), say('palette.label'), (at) => {
    const target = found[at];
    if (!target) return;
    app.closeDialog();
    if (isCommand(target) && target.waits) app.refused(...notNow(app.store.getState(), commandOf(target.id)));
    else if (isCommand(target)) run(target.id);
    else if (target.kind === 'search') {
      searchOf(app).take(target.saved.query, target.saved.order);
      app.openDialog({ kind: 'search' });
    } else void go(app, target);
  });

  return (
    <Frame title={say('palette.title')} size="medium" className="finder" dismissable hideTitle>
      <FinderField {...chooser.field} value={query} placeholder={say('palette.placeholder')} ask={setQuery} />
      <div {...chooser.list} className="finder-list" hidden={found.length === 0}>
        {found.map((target, at) => (
          <div
            key={keyOf(target)}
            {...chooser.row(at)}
            className="finder-row"
            aria-disabled={isCommand(target) && target.waits}
          >
            <span className="hit-kind">{say('palette.kind', { kind: target.kind })}</span>
            <span className="hit-title" dir="auto">
              {target.label}
            </span>
            {!isCommand(target) ? (
              <Detail of={target} />
            ) : target.waits ? (
              <span className="finder-detail">{say('palette.waits')}</span>
            ) : (
              <CommandKeys id={target.id} />
            )}
          </div>
        ))}
      </div>
      <p className="finder-foot" role="status">
        {found.length === 0 ? say('palette.nothing') : ''}
      </p>
    </Frame>
  );
}

const keyOf = ({ kind, id }: Target): string => `${kind} ${id}`;

const isCommand = (target: Target): target is Extract<Target, { waits: boolean }> =>
  target.kind === 'command';

const Detail = ({ of: { detail, kind } }: { of: Target }) =>
  detail === kind ? null : <span className="finder-detail">{detail}</span>;

function CommandKeys({ id }: { id: CommandId }) {
  return (
    <span className="finder-detail">
      <KeyOf of={id} />
    </span>
  );
}

/** The commands that make sense where one is, then whatever the desk can be jumped to. */
function useTargets(app: App): readonly Target[] {
  const [jumps, setJumps] = useState<readonly JumpTarget[]>([]);
  const [saved, setSaved] = useState<readonly SavedSearch[]>([]);
  useEffect(() => {
    let wanted = true;
    app.transport.send('jump.list', {}).then(
      (found) => wanted && setJumps(found.slice(0, NEWEST)),
      (error: unknown) => wanted && app.failed(say('palette.onlyCommands'), error),
    );
    app.transport.send('search.saved', {}).then(
      (found) => wanted && setSaved(found),
      (error: unknown) => wanted && app.failed(say('palette.noSearches'), error),
    );
    return () => {
      wanted = false;
    };
  }, [app]);
  return useMemo(() => {
    const state = windowState(app.store.getState(), 'pane');
    const commands = COMMANDS.filter((command: Command) => !command.keysOnly);
    const target = ({ id, group }: (typeof commands)[number], waits: boolean): Target => ({
      kind: 'command',
      id,
      label: titleOf(id),
      detail: groupName(group),
      waits,
    });
    return [
      ...commands.filter((one) => makesSense(one, state)).map((one) => target(one, false)),
      ...commands.filter((one) => waitsForWriting(one, state)).map((one) => target(one, true)),
      ...saved.map(
        (one): Target => ({ kind: 'search', id: one.name, label: one.name, detail: one.query, saved: one }),
      ),
      ...jumps,
    ];
  }, [app, jumps, saved]);
}

async function go(app: App, { kind, id }: JumpTarget | Target): Promise<void> {
  try {
    if (kind === 'report' && isId('report', id)) await app.jumpToReport(id);
    if (kind === 'claim' && isId('claim', id)) await app.jumpToClaim(id);
    if (kind === 'party' && isId('party', id)) app.openDialog({ kind: 'party', party: id });
    if (kind === 'story' && isId('story', id)) {
      app.leaveMark();
      await app.openStory(id);
      app.goToPane('claims');
    }
  } catch (error) {
    app.failed(say('palette.cannotOpen'), error);
  }
}
