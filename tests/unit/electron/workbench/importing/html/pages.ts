import iconv from 'iconv-lite';
import { readHtml } from '#workbench/importing/formats/html/read';

/** Sentences enough for an article to be told from what stands beside it. */
export const STORY = [
  'The council of Aldermoor voted on Thursday to close the old ferry, which has crossed the river since 1871.',
  'Mayor Ada Quill, who has led the town since 2015, said that repairs would cost more than the line earns in a decade.',
  'Opponents, among them the owners of two inns on the far bank, asked for another year, and were refused.',
  'The last crossing is planned for the end of May, after which a bus will run twice an hour over the bridge.',
  'A spokesman for the ferry company, asked about the crew of nine, declined to comment on the vote.',
] as const;
export const PARAGRAPHS = STORY.map((sentence) => `<p>${sentence}</p>`).join('\n');

export const read = (html: string, encoding = 'utf-8') => readHtml(iconv.encode(html, encoding), 'page.html');

/** A page with the story, and what else is put into it. */
export const page = ({ head = '', before = '', after = '', html = '' } = {}): string =>
  `<!doctype html><html ${html}><head><meta charset="utf-8">${head}</head>
  <body>${before}<article>${PARAGRAPHS}${after}</article></body></html>`;

export const metaOf = async (parts: Parameters<typeof page>[0]) => (await read(page(parts))).meta;
export const data = (value: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
