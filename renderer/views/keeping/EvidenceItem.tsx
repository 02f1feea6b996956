import { Button } from 'react-aria-components';
import type { Evidence } from '#shared/domain/records';
import type { App } from '../../store/app';
import { useApp } from '../common/app';
import { Moment } from '../common/Moment';
import { saveFile } from '../common/save';
import { size } from '../common/size';
import { WithdrawButton } from './WithdrawButton';

/** A file kept with a claim, and the way to have it again. */
export function EvidenceItem({ evidence }: { evidence: Evidence }) {
  const app = useApp();
  const { id, name, bytes, note, checker, time, sha256 } = evidence;
  return (
    <li className="evidence">
      <p className="evidence-name">
        <span className="path" title={`Kept byte for byte: SHA-256 ${sha256}`}>
          {name}
        </span>{' '}
        <span className="by">{size(bytes)}</span>
      </p>
      {note ? (
        <p className="note" dir="auto">
          {note}
        </p>
      ) : null}
      <p className="by item-foot">
        <span>
          {checker}, <Moment time={time} />
        </span>
        <Button
          className="link"
          aria-label={`Save a copy of ${name}`}
          onPress={() => void save(app, evidence)}
        >
          Save a copy
        </Button>
        <WithdrawButton record={id} words={name} />
      </p>
    </li>
  );
}

async function save(app: App, { id, name }: Evidence): Promise<void> {
  try {
    const file = await app.transport.send('evidence.open', { evidence: id });
    const path = await saveFile(app, file, 'application/octet-stream');
    if (path !== null) app.done('A copy was saved', path);
  } catch (error) {
    app.failed(`${name} was not saved`, error, () => void save(app, { id, name } as Evidence));
  }
}
