import { expect, it } from 'vitest';
import { FaultError } from '#shared/contract/faults';
import { USUAL_LOOK } from '#shared/contract/look';
import { lookNow } from '../../../../renderer/store/look';
import { opened } from './held-host';

const answered = (settings: object) => ({ path: '/desk', readOnly: null, at: null, settings });

it('the look is nothing but the look', async () => {
  const { state } = await opened([]);
  const desk = { settings: { theme: 'dark', keys: { 'help.open': ['?'] }, backupFolder: '/b' } };
  expect(lookNow({ ...state(), desk: desk as never })).toEqual({ ...USUAL_LOOK, theme: 'dark' });
});

it('pressed quickly, each step is taken from the one before, and the last is sent last', async () => {
  const { app, next, state } = await opened([]);
  const shown = (): number => lookNow(state()).readingSize;
  const pressed = [app.sizeReading(1), app.sizeReading(1), app.sizeReading(-1)];
  const first = await next('settings.change');
  expect(first.params).toEqual({ readingSize: 110 });
  first.answer(answered({ readingSize: 110 }));
  await pressed[0];
  const second = await next('settings.change');
  expect(second.params).toEqual({ readingSize: 120 });
  expect(shown()).toBe(110);
  second.answer(answered({ readingSize: 120 }));
  await pressed[1];
  expect(shown()).toBe(110);
  const third = await next('settings.change');
  expect(third.params).toEqual({ readingSize: 110 });
  third.answer(answered({ readingSize: 110 }));
  await pressed[2];
  expect(state().look).toEqual({});
});

it('a change that fails does not hold up the next', async () => {
  const { app, next } = await opened([]);
  const first = app.changeSettings({ paper: 'Letter' });
  const second = app.changeSettings({ paper: 'A4' });
  (await next('settings.change')).fail(new FaultError('disk', 'the disk is full'));
  await expect(first).rejects.toThrow();
  (await next('settings.change')).answer(answered({ paper: 'A4' }));
  await second;
});

it('what another desk answers is not put into the one that is shown by now', async () => {
  const { app, next, tell, switchTo, state } = await opened([]);
  app.follow();
  const changing = app.changeSettings({ theme: 'dark' });
  const change = await next('settings.change');
  const late = app.changeSettings({ theme: 'light' });
  switchTo('/other');
  tell('desk.switched', { path: '/other' } as never);
  change.answer(answered({ theme: 'dark' }));
  await Promise.all([changing, late]);
  await expect(next('settings.change')).rejects.toThrow();
  expect(state().desk?.settings?.theme).not.toBe('dark');
});
