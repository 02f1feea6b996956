import { useEffect, useState } from 'react';
import { canWrite } from '../../store/select';
import { say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { filesDropped } from './dropped';

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Files dropped anywhere on the window are brought in. */
export function DropZone() {
  const app = useApp();
  const writable = usePick(canWrite);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(writable);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      // Even where nothing can be brought in, the window must not open the file instead of Galley.
      event.preventDefault();
      setOver(false);
      if (!writable) return;
      void filesDropped(event.dataTransfer).then(
        (files) => files.length > 0 && app.openDialog({ kind: 'bringIn', files }),
        (error: unknown) => app.failed(say('window.dropFailed'), error),
      );
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [app, writable]);
  return <div role="status">{over ? <p className="drop-zone">{say('window.drop')}</p> : null}</div>;
}
