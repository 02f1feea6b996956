import { describe, expect, it } from 'vitest';
import { idAt, type ReportId } from '#shared/domain/ids';
import { Loose } from '#shared/domain/loose';
import { Chance } from '../../../harness/fuzz-commands';

/** Reports and what stories they are in, kept beside the list and asked anew for each comparison. */
class World {
  readonly stories = new Map<ReportId, number>();
  reports: ReportId[] = [];
  readonly loose = new Loose({ size: (report) => this.stories.get(report) ?? 0 });

  expected(): ReportId[] {
    return this.reports.filter((report) => (this.stories.get(report) ?? 0) === 0);
  }
  import(count: number): void {
    for (let at = 0; at < count; at += 1) {
      const id = idAt('report', this.reports.length + 1);
      this.reports.push(id);
      this.loose.add(id);
    }
  }
  join(reports: readonly ReportId[], by: 1 | -1): void {
    for (const id of reports) this.stories.set(id, (this.stories.get(id) ?? 0) + by);
    this.loose.moved(by < 0 ? reports : [], by > 0 ? reports : []);
  }
}

describe('the reports in no story', () => {
  it.each([1, 2, 3, 4, 5])('are kept up whatever happens, few or many at once (seed %i)', (seed) => {
    const chance = new Chance(seed);
    const world = new World();
    world.import(200);
    expect(world.loose.of(world.reports)).toEqual(world.reports);
    for (let step = 0; step < 60; step += 1) {
      const some = chance.some(world.reports, chance.maybe() ? 0.02 : 0.4);
      if (chance.maybe(0.2)) world.import(3);
      else if (chance.maybe()) world.join(some, 1);
      else
        world.join(
          some.filter((id) => (world.stories.get(id) ?? 0) > 0),
          -1,
        );
      expect(world.loose.of(world.reports)).toEqual(world.expected());
    }
  });

  it('leave a report out that goes, and take it in at its place when it comes back', () => {
    const world = new World();
    world.import(5);
    world.loose.of(world.reports);
    const [, second] = world.reports as [ReportId, ReportId];
    world.loose.remove(second);
    expect(world.loose.of([])).not.toContain(second);
    world.loose.add(second);
    expect(world.loose.of([])).toEqual(world.reports);
    world.loose.add(second);
    expect(world.loose.of([])).toEqual(world.reports);
  });
});
