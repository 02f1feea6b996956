import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { galleyWith, type Ran } from '../../../harness/command-line';
import { temporaryFolder } from '../../../harness/desks';

const TEXT = 'The mayor confirmed the sale. The port denied it.\n\nBoth ferries were sold on Monday.\n';

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  await writeFile(join(folder, 'a.txt'), TEXT);
  await galley('import', join(folder, 'a.txt'));
  await galley('claim', 'r2', '--quote', 'The mayor confirmed the sale.', '--text', 'It was sold');
  await galley('claim', 'r2', '--quote', 'Both ferries were sold', '--text', 'Both were sold');
  await galley('respond', 'c4', '--party', 'The port', '--stance', 'denied');
});
afterEach(() => remove());

const galley = (...words: string[]): Promise<Ran> =>
  galleyWith({ GALLEY_DESK: join(folder, 'desk'), GALLEY_CHECKER: 'Ada' }, words);

describe('galley merge', () => {
  it('makes one claim of two and prints it', async () => {
    const { json, status } = await galley('--json', 'merge', 'c4', 'c3');
    expect(status).toBe(0);
    expect(json).toMatchObject([
      {
        id: 'c3',
        text: 'It was sold',
        anchors: [{ exact: 'The mayor confirmed the sale.' }, { exact: 'Both ferries were sold' }],
        responses: [{ id: 'rs6', claim: 'c3' }],
      },
    ]);
    expect((await galley('withdrawn')).out).toContain('merged into “It was sold”');
    expect((await galley('undo')).out).toContain('claim “Both were sold” merged into “It was sold”');
    expect((await galley('--json', 'claims')).json).toHaveLength(2);
  });

  it('refuses what cannot be, and says what to do', async () => {
    expect(await galley('merge', 'c3', 'c3')).toMatchObject({
      status: 2,
      err: expect.stringContaining('cannot be merged into itself'),
    });
    await galley('merge', 'c4', 'c3');
    expect(await galley('merge', 'c4', 'c3')).toMatchObject({
      status: 1,
      err: expect.stringContaining('c4: is merged into c3. Use c3.'),
    });
    expect((await galley('reinstate', 'c4')).err).toContain('Undo the merge, or split c3');
  });

  it.each([
    [['note', 'c4', 'Asked again']],
    [['verdict', 'c4', 'confirmed']],
    [['respond', 'c4', '--party', 'The mayor', '--stance', 'denied']],
    [['withdraw', 'c4', '--reason', 'Twice']],
    [['split', 'c4', '--text', 'Half', '--quote', 'Both']],
    [['anchor', 'c4', 'r2', '--quote', 'The port denied it']],
  ])('says of a merged claim which one has all of it: %j', async (words) => {
    await galley('merge', 'c4', 'c3');
    expect((await galley(...words)).err).toContain('c4: is merged into c3. Use c3.');
  });
});

describe('galley split', () => {
  beforeEach(() => galley('merge', 'c4', 'c3'));
  const split = (...words: string[]) => galley('--json', 'split', 'c3', '--text', 'Both were sold', ...words);

  it('makes a new claim of a place and of responses, and prints it', async () => {
    const { json } = await split('--quote', 'Both ferries', '--take', '--responses', 'rs6');
    expect(json).toMatchObject([
      {
        text: 'Both were sold',
        anchors: [{ exact: 'Both ferries were sold' }],
        responses: [{ id: 'rs6' }],
      },
    ]);
    expect((await galley('--json', 'claims')).json).toMatchObject([
      { id: 'c3', anchors: [{ exact: 'The mayor confirmed the sale.' }], responses: [] },
      { id: 'c8' },
    ]);
  });

  it('leaves the places to the old claim without --take, and takes several', async () => {
    const { json } = await split('--quote', 'The mayor', '--quote', 'Both ferries', '--report', 'r2');
    expect(json).toMatchObject([{ anchors: [{}, {}], responses: [] }]);
    expect((await galley('--json', 'claims')).json).toMatchObject([{ anchors: [{}, {}] }, { id: 'c8' }]);
  });

  it('takes the place that is the quotation before one that has it in it', async () => {
    await galley('anchor', 'c3', 'r2', '--quote', 'Both');
    const { json } = await split('--quote', 'Both');
    expect(json).toMatchObject([{ anchors: [{ exact: 'Both' }] }]);
  });

  it('refuses a quotation that stands in several places, and names them', async () => {
    expect(await split('--quote', 'e')).toMatchObject({
      status: 1,
      err: expect.stringMatching(/2 places of it quote “e”: .*--report/s),
    });
  });

  it('refuses what is no place of it, and what would leave it without one', async () => {
    expect(await split('--quote', 'The port denied it')).toMatchObject({
      status: 1,
      err: expect.stringContaining('no place of it quotes “The port denied it”'),
    });
    expect(await split('--quote', 'The mayor', '--quote', 'Both', '--take')).toMatchObject({
      status: 1,
      err: expect.stringContaining('would be left without a place'),
    });
    expect(await split('--quote', 'Both', '--responses', 'rs99')).toMatchObject({
      status: 1,
      err: expect.stringContaining('rs99'),
    });
    expect(await split()).toMatchObject({ status: 2, err: expect.stringContaining('--quote') });
    expect(await galley('split', 'c3', '--quote', 'Both')).toMatchObject({ status: 2 });
  });
});
