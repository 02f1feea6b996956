import { join } from 'node:path';
import { bench as documents } from './import/documents';
import { bench as encodings } from './import/encodings';
import { hostile } from './import/hostile';
import { bench as html } from './import/html';
import { bench as mail } from './import/mail';
import { throughput } from './import/throughput';

/**
 * How well and how quickly originals are read. The argument is a folder with `html`, `encodings`, `eml`, `docx` and `pdf`
 * in it: real files, which are not part of the project.
 */
export async function bench([folder = 'imports']: readonly string[]): Promise<void> {
  // First: what the others leave in memory is not its own.
  await throughput();
  await html(join(folder, 'html'));
  await encodings(folder);
  await mail(folder);
  await documents(folder);
  await hostile();
}
