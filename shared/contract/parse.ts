import type { z } from 'zod';
import { CHANNELS, type ChannelName, isChannel, type Parsed } from './channels';
import { FaultError } from './faults';

/** `files[0].path is empty`: the first thing wrong with a value, with the path to it. */
export function firstIssue(error: z.ZodError): { path: string; problem: string } {
  let issue: z.core.$ZodIssue | undefined = error.issues[0];
  const path: PropertyKey[] = [...(issue?.path ?? [])];
  // A union reports nothing by itself: the branch that got furthest says what is wrong.
  while (issue?.code === 'invalid_union' && issue.errors.length > 0) {
    const branches: z.core.$ZodIssue[][] = issue.errors;
    issue = branches
      .map((branch) => branch[0])
      .reduce((a, b) => ((b?.path.length ?? 0) > (a?.path.length ?? 0) ? b : a));
    path.push(...(issue?.path ?? []));
  }
  return { path: dotted(path), problem: issue?.message ?? 'is not valid' };
}

const dotted = (path: readonly PropertyKey[]): string =>
  path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at ? '.' : ''}${String(part)}`))
    .join('');

/**
 * Parses what came over the wire.
 * @throws FaultError `invalid`, naming the channel and the field.
 */
export function parseCall(name: unknown, params: unknown): { channel: ChannelName; params: unknown } {
  if (!isChannel(name)) {
    throw new FaultError(
      'invalid',
      `there is no channel ${JSON.stringify(name)}`,
      null,
      'Update both sides to one version.',
    );
  }
  return { channel: name, params: parseParams(name, params) };
}

export function parseParams<C extends ChannelName>(channel: C, params: unknown): Parsed<C> {
  const parsed = CHANNELS[channel].params.safeParse(params);
  if (parsed.success) return parsed.data as Parsed<C>;
  const { path, problem } = firstIssue(parsed.error);
  throw new FaultError('invalid', `${path || 'the parameters'}: ${problem}`, channel);
}
