/** One line of a plot: its name, and a value for each size. */
export interface Series {
  readonly name: string;
  readonly dashed: boolean;
  readonly values: readonly number[];
}

const WIDTH = 640;
const HEIGHT = 360;
const LEFT = 68;
const RIGHT = 150;
const TOP = 20;
const BOTTOM = 44;
const NAME_HEIGHT = 15;
const COLOURS = ['#1f5fa8', '#1f5fa8', '#b3541e', '#b3541e', '#4a7a3a', '#4a7a3a'];

/** An SVG of milliseconds by number of reports, both axes logarithmic. */
export function plot(title: string, sizes: readonly number[], series: readonly Series[]): string {
  const values = series.flatMap((one) => one.values);
  const [low, high] = [
    10 ** Math.floor(Math.log10(Math.min(...values))),
    10 ** Math.ceil(Math.log10(Math.max(...values))),
  ];
  const [first, last] = [sizes[0] ?? 1, sizes.at(-1) ?? 1];
  const x = (size: number): number => LEFT + along(size, first, last) * (WIDTH - LEFT - RIGHT);
  const y = (value: number): number => HEIGHT - BOTTOM - along(value, low, high) * (HEIGHT - TOP - BOTTOM);
  const ends = apart(series.map(({ values: of }) => y(of.at(-1) ?? 1)));
  const ticks = Array.from({ length: Math.log10(high / low) + 1 }, (_, power) => low * 10 ** power);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img" aria-label="${title}">
<rect width="100%" height="100%" fill="#fff"/>
${ticks.map((tick) => `<path d="M${LEFT} ${y(tick)}H${WIDTH - RIGHT}" stroke="#ddd"/><text x="${LEFT - 8}" y="${y(tick) + 4}" text-anchor="end">${tick} ms</text>`).join('\n')}
${sizes.map((size) => `<text x="${x(size)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${size.toLocaleString('en-GB')}</text>`).join('\n')}
<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 8}" text-anchor="middle">reports</text>
${series.map((one, at) => line(one, COLOURS[at % COLOURS.length] ?? '#000', sizes.map(x), y, ends[at] ?? 0)).join('\n')}
</svg>
`;
}

const along = (value: number, low: number, high: number): number =>
  high === low ? 0 : Math.log(value / low) / Math.log(high / low);

/** Heights for the names at the lines' ends, so that none stands on another. */
function apart(heights: readonly number[]): number[] {
  const placed = heights.map((height, at) => ({ height, at })).sort((a, b) => a.height - b.height);
  for (const [at, one] of placed.entries())
    one.height = Math.max(one.height, (placed[at - 1]?.height ?? Number.NEGATIVE_INFINITY) + NAME_HEIGHT);
  return placed.sort((a, b) => a.at - b.at).map(({ height }) => height);
}

function line(
  { name, dashed, values }: Series,
  colour: string,
  xs: readonly number[],
  y: (value: number) => number,
  named: number,
): string {
  const points = values.map((value, at) => `${xs[at]?.toFixed(1)},${y(value).toFixed(1)}`);
  return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"${dashed ? ' stroke-dasharray="5 4"' : ''}/>
<text x="${WIDTH - RIGHT + 8}" y="${(named + 4).toFixed(1)}" fill="${colour}">${name}</text>`;
}
