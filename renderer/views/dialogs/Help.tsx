import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import { type CommandId, GROUPS } from '#shared/commands/commands';
import { STANCES } from '#shared/domain/stances';
import { keymapNow } from '../../store/keymap';
import { groupName, say } from '../../texts/say';
import { usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { InWords } from '../common/Mark';
import { Frame } from './Frame';
import { HelpFoot } from './HelpFoot';
import { HelpRow } from './HelpRow';
import { commandsBy } from './help-filter';
import { useKeyChange } from './useKeyChange';

/** Every command with its keys, to be found and to be changed, and what the marks mean. */
export function HelpDialog() {
  const [query, setQuery] = useState('');
  const keymap = usePick(keymapNow);
  const groups = useMemo(() => commandsBy(query, keymap), [query, keymap]);
  const ids = useMemo(() => GROUPS.flatMap((group) => groups.get(group) ?? []), [groups]);
  const [held, hold] = useState<CommandId | null>(null);
  const current = held !== null && ids.includes(held) ? held : (ids[0] ?? null);
  const list = useRef<HTMLDivElement>(null);
  const filter = useRef<HTMLInputElement>(null);
  const change = useKeyChange();

  const focus = (id: CommandId | undefined): void => {
    if (id === undefined) return;
    hold(id);
    list.current?.querySelector<HTMLElement>(`[data-command="${id}"]`)?.focus();
  };
  const step = (by: number): void => {
    const at = current === null ? 0 : ids.indexOf(current);
    if (at + by < 0 && by === -1) filter.current?.focus();
    else focus(ids[Math.min(ids.length - 1, Math.max(0, at + by))]);
  };
  const act = (deed: (id: CommandId) => void) => (): void => {
    if (current === null) return;
    focus(current);
    deed(current);
  };
  const deeds: Readonly<Record<string, () => void>> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    PageDown: () => step(8),
    PageUp: () => step(-8),
    Home: () => focus(ids[0]),
    End: () => focus(ids.at(-1)),
    Enter: act(change.another),
    a: act(change.more),
    Delete: act(change.take),
    Backspace: act(change.take),
    r: act(change.reset),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const held = event.ctrlKey || event.metaKey || event.altKey;
    const deed = held || event.nativeEvent.isComposing ? undefined : deeds[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  };

  return (
    <Frame title={say('help.title')} size="wide" className="keys" dismissable>
      <SearchField className="help-filter" value={query} onChange={setQuery} autoFocus>
        <Label className="label">{say('help.filter')}</Label>
        <Input
          ref={filter}
          className="input"
          placeholder={say('help.filterHint')}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            focus(current ?? undefined);
          }}
        />
      </SearchField>
      <div className="help">
        {ids.length === 0 ? <p className="none">{say('help.nothing')}</p> : null}
        <div
          ref={list}
          className="help-columns"
          role="listbox"
          tabIndex={-1}
          aria-label={say('help.keys')}
          hidden={ids.length === 0}
          onKeyDown={onKeyDown}
        >
          {GROUPS.filter((group) => groups.has(group)).map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: options are grouped so.
            <div key={group} className="help-group" role="group" aria-label={groupName(group)}>
              <div className="help-heading" aria-hidden="true">
                {groupName(group)}
              </div>
              {(groups.get(group) ?? []).map((id) => (
                <HelpRow
                  key={id}
                  id={id}
                  keys={keymap[id]}
                  isCurrent={id === current}
                  isAsked={change.asked === id}
                  onChoose={() => focus(id)}
                  onChange={() => change.another(id)}
                />
              ))}
            </div>
          ))}
        </div>
        {query === '' ? <Marks /> : null}
      </div>
      {change.fault ? <FaultNote fault={change.fault} doing={say('help.notSaved')} /> : null}
      <HelpFoot change={change} act={act} isEmpty={current === null} />
    </Frame>
  );
}

const Marks = () => (
  <section className="help-marks" aria-label={say('help.marks')}>
    <h3>{say('help.marks')}</h3>
    <ul className="help-legend">
      {[...STANCES, 'open' as const].map((value) => (
        <li key={value}>
          <InWords of={value} />
        </li>
      ))}
    </ul>
    <p className="hint">{say('help.asserting')}</p>
  </section>
);
