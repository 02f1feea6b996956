import { unreachable } from '#shared/domain/unreachable';
import type { SearchEngine } from './engine';
import type { Request, RequestName, Requests } from './protocol';
import type { Slices } from './slices';
import { RANK } from './turns';

type Result = Requests[RequestName]['result'];

/** How a request is carried out, slice by slice. */
export function slicesOf(engine: SearchEngine, request: Exclude<Request, { name: 'close' }>): Slices<Result> {
  switch (request.name) {
    case 'position':
      return once(() => engine.position());
    case 'apply':
      return engine.applying(request.params);
    case 'tidy':
      return engine.tidying();
    case 'clear':
      return once(() => {
        engine.clear();
        return null;
      });
    case 'search':
      return engine.searching(request.params);
    case 'similar':
      return engine.similar(request.params);
    case 'count':
      return engine.counting(request.params);
    case 'values':
      return once(() => {
        const { field, beginning, limit } = request.params;
        return engine.values(field, beginning, limit);
      });
    default:
      return unreachable(request);
  }
}

/** What may be let in before what: whatever needs the index to be as all changes left it waits for them. */
export function rankOf(request: Request): number {
  if (request.name === 'search') return request.params.depth === 'first' ? RANK.first : RANK.full;
  if (request.name === 'values') return RANK.first;
  return request.name === 'similar' || request.name === 'count' ? RANK.full : RANK.change;
}

function* once(work: () => Result): Slices<Result> {
  const result = work();
  yield;
  return result;
}
