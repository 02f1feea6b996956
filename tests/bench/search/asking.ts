import type { SearchHit } from '#shared/contract/views';
import { quantile, table } from '../figures';
import type { Question } from './questions';

/** Puts one question: for its first answer, or for all of it. */
export type Ask = (
  question: Question,
  depth: 'first' | 'full',
) => Promise<{ readonly complete: boolean; readonly hits: readonly SearchHit[] }>;

/** What one question took, in milliseconds, and how good its first answer was. */
export interface Asked {
  readonly question: Question;
  readonly first: number;
  readonly whole: number;
  readonly recall: number;
  readonly complete: boolean;
}

/** One after another: the first answer, then the whole one where the first was not. */
export async function askAll(ask: Ask, questions: readonly Question[]): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const question of questions) {
    const begun = performance.now();
    const first = await ask(question, 'first');
    const took = performance.now() - begun;
    const full = first.complete ? first : await ask(question, 'full');
    const whole = performance.now() - begun;
    asked.push({
      question,
      first: took,
      whole,
      recall: recall(first.hits, full.hits),
      complete: first.complete,
    });
  }
  return asked;
}

/** The share of the whole answer's best that the first one had. */
function recall(first: readonly SearchHit[], full: readonly SearchHit[]): number {
  if (full.length === 0) return 1;
  const had = new Set(first.map(({ id }) => id));
  return full.filter(({ id }) => had.has(id)).length / full.length;
}

/** Prints a line for each kind of question; `theirs` is what the baseline took for some of them. */
export function tellAsked(
  title: string,
  asked: readonly Asked[],
  theirs: ReadonlyMap<Question, number | null>,
): void {
  const kinds = [...new Set(asked.map(({ question }) => question.kind))];
  const rowFor = (name: string, of: (question: Question) => boolean) => {
    const ours = asked.filter(({ question }) => of(question));
    const baseline = ours.flatMap(({ question }) => theirs.get(question) ?? []);
    const all = (times: readonly number[], shares: readonly number[]) =>
      shares.map((share) => quantile(times, share));
    return [
      name,
      String(ours.length),
      ...all(
        ours.map(({ first }) => first),
        [0.5, 0.95, 0.99, 1],
      ),
      ...all(
        ours.map(({ whole }) => whole),
        [0.5, 0.95, 0.99],
      ),
      ...all(baseline, [0.5, 0.95, 0.99]),
      mean(ours.map(({ recall }) => recall)),
      mean(ours.map(({ complete }) => (complete ? 1 : 0))),
    ];
  };
  const [first, whole, bare] = [['first p50', 'p95', 'p99', 'max'], QUANTILES('whole'), QUANTILES('bare')];
  table(title, [
    ['kind', 'asked', ...first, ...whole, ...bare, 'recall@20', 'whole at once'],
    ...kinds.map((kind) => rowFor(kind, (question) => question.kind === kind)),
    rowFor('mixed', ({ kind }) => kind !== 'key'),
    rowFor('all', () => true),
  ]);
}

const QUANTILES = (name: string): string[] => [`${name} p50`, 'p95', 'p99'];

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
