import { Button } from 'react-aria-components';
import type { Evidence } from '#shared/domain/records';
import type { App } from '../../store/app';
import { say, told } from '../../texts/say';
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
        <span className="path" title={say('keeping.fileHash', { hash: sha256 })}>
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
        <span>{told('keeping.by', { checker: <bdi>{checker}</bdi>, time: <Moment time={time} /> })}</span>
        <Button
          className="link"
          aria-label={say('keeping.saveCopyOf', { name })}
          onPress={() => void save(app, evidence)}
        >
          {say('keeping.saveCopy')}
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
    if (path !== null) app.done(say('keeping.copySaved'), path);
  } catch (error) {
    app.failed(say('keeping.copyFailed', { name }), error, () => void save(app, { id, name } as Evidence));
  }
}
