import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onLastWindowGone } from '../../../../electron/loopback/last-window';

let ended: number;
let windows: ReturnType<typeof onLastWindowGone>;

beforeEach(() => {
  vi.useFakeTimers();
  ended = 0;
  windows = onLastWindowGone(() => {
    ended += 1;
  }, 5000);
});
afterEach(() => {
  windows.stop();
  vi.useRealTimers();
});
const after = (ms: number): number => {
  vi.advanceTimersByTime(ms);
  return ended;
};

it('never ends before a window has come', () => {
  expect(after(3_600_000)).toBe(0);
});

it('never ends while there is one', () => {
  windows.count(1);
  windows.count(2);
  windows.count(1);
  expect(after(3_600_000)).toBe(0);
});

it('ends when the last has been gone for a while, and not at once', () => {
  windows.count(1);
  windows.count(0);
  expect(after(4999)).toBe(0);
  expect(after(1)).toBe(1);
});

it('takes a reload for no end', () => {
  windows.count(1);
  windows.count(0);
  after(4000);
  windows.count(1);
  expect(after(3_600_000)).toBe(0);
});

it('ends no more once stopped', () => {
  windows.count(1);
  windows.count(0);
  windows.stop();
  expect(after(3_600_000)).toBe(0);
});

it('a window that goes while the host ends keeps it no longer', () => {
  windows.count(1);
  windows.stop();
  windows.count(0);
  expect(vi.getTimerCount()).toBe(0);
});
