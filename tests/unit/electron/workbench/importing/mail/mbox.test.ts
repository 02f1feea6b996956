import { expect, it } from 'vitest';
import { splitMbox } from '#workbench/importing/formats/mail/mbox';

const split = (box: string): [string, string][] =>
  splitMbox(Buffer.from(box, 'latin1'), 'in.mbox').map(({ path, bytes }) => [
    path,
    Buffer.from(bytes).toString('latin1'),
  ]);

it('parts a mailbox at its From lines and takes the signs off quoted ones', () => {
  const box =
    'From ann@example.org Fri Oct  4 10:00:00 2019\nSubject: One\n\nText.\n>From here on\n>>From there\nFrom within\n\n' +
    'From - Sat Oct  5 10:00:00 2019\nSubject: Two\n\n\xe9\n';
  expect(split(box)).toEqual([
    ['in.mbox/1.eml', 'Subject: One\n\nText.\nFrom here on\n>From there\nFrom within\n\n'],
    ['in.mbox/2.eml', 'Subject: Two\n\n\xe9\n'],
  ]);
});

it('parts mailboxes with CRLF', () => {
  const box =
    'From a Fri Oct  4 2019\r\nSubject: One\r\n\r\nA\r\n\r\nFrom b Sat Oct  5 2019\r\nSubject: Two\r\n\r\nB\r\n';
  expect(split(box).map(([, mail]) => mail)).toEqual([
    'Subject: One\r\n\r\nA\r\n\r\n',
    'Subject: Two\r\n\r\nB\r\n',
  ]);
});

it('takes anything else for one mail', () => {
  expect(split('Subject: One\n\nFrom here on, in 2019, nothing.\n')).toEqual([
    ['in.mbox', 'Subject: One\n\nFrom here on, in 2019, nothing.\n'],
  ]);
});
