import { useState } from 'react';
import { type AnyId, kindOf } from '#shared/domain/ids';
import { firstTarget, type Target, targetsIn } from '../../store/targets';
import { useApp } from '../common/app';

/**
 * The records in view as the dialog was opened, and which of them is chosen. They stay what they were while the desk
 * changes under the dialog.
 * @param record what was asked for from elsewhere, by its id; it need not be in view
 */
export function useTargets(record: AnyId | null, words: string | null) {
  const { store } = useApp();
  const [targets] = useState<readonly Target[]>(() => withAsked(targetsIn(store.getState()), record, words));
  const [chosen, choose] = useState<AnyId | null>(() => record ?? firstTarget(store.getState(), targets));
  return { targets, chosen, choose, target: targets.find(({ id }) => id === chosen) ?? null };
}

function withAsked(
  targets: readonly Target[],
  record: AnyId | null,
  words: string | null,
): readonly Target[] {
  const kind = record && kindOf(record);
  if (!record || !kind || kind === 'waiver' || targets.some(({ id }) => id === record)) return targets;
  return [{ id: record, kind, label: words ?? record }, ...targets];
}
