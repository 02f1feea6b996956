/** Where something stands in a report, as people look it up. */
export interface PlaceInText {
  /** 1 for the first page; null in a report without pages. */
  readonly page: number | null;
  /** 1 for the first paragraph of the report's text; 0 where the text was redacted or cannot be read. */
  readonly paragraph: number;
}

/** `page 3, paragraph 12` */
export function placeInWords({ page, paragraph }: PlaceInText): string {
  if (paragraph === 0) return 'place not known';
  return page === null ? `paragraph ${paragraph}` : `page ${page}, paragraph ${paragraph}`;
}
