import { COMMANDS, type Command, GROUPS } from '#shared/commands/commands';
import { STANCES } from '#shared/domain/stances';
import { groupName, titleOf } from '../../texts/say';
import { Key } from '../common/Keys';
import { InWords } from '../common/Mark';
import { Frame } from './Frame';

/** Every key there is, from the commands themselves, and what the marks mean. */
export function HelpDialog() {
  return (
    <Frame title="Keys and help" size="wide" dismissable>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="help" tabIndex={0} aria-label="All keys">
        <div className="help-columns">
          {GROUPS.map((group) => (
            <section key={group} aria-label={groupName(group)}>
              <h3>{groupName(group)}</h3>
              <dl>
                {COMMANDS.filter(
                  (command: Command) => command.group === group && command.keys.length > 0,
                ).map(({ id, keys }) => (
                  <div key={id}>
                    <dt>{titleOf(id)}</dt>
                    <dd>
                      {keys.map((key) => (
                        <Key key={key} chord={key} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
          <section aria-label="Marks">
            <h3>Marks</h3>
            <ul className="legend">
              {[...STANCES, 'open' as const].map((value) => (
                <li key={value}>
                  <InWords of={value} />
                </li>
              ))}
            </ul>
            <p className="hint">
              A party that asserts something does not thereby confirm it. Nothing said is “not reported” or
              “not asked”, never “no response”.
            </p>
          </section>
        </div>
      </section>
    </Frame>
  );
}
