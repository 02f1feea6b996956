const names = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Destinations whose words are none of the text: what the document is made with, repeated on each page, drawn or run. */
const LEFT_OUT = names(`
  colortbl stylesheet filetbl listtable listoverridetable revtbl rsidtbl generator template nextfile private
  header headerl headerr headerf footer footerl footerr footerf
  ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn
  pict nonshppict shprslt objdata objclass objname objalias objsect sp mmathPict
  fldinst fldtype formfield datafield xe tc tcn rxe bkmkstart bkmkend
  listtext pntext pntxta pntxtb nonesttables panose falt
  atnid atnauthor atnref atntime atndate atnicn atnparent atrfstart atrfend
  subject manager company operator category keywords comment doccomm hlinkbase revtim printim buptim
`);

/** What holds words of the text although it is marked as something that readers may pass over. */
export const READ_ALTHOUGH_STARRED = names(`
  shpinst shptxt do dptxbxtext nesttableprops moMath moMathPara ud annotation footnote
`);

/** Properties of formulas have names of their own as words. */
export const isLeftOut = (name: string): boolean => LEFT_OUT.has(name) || /^m\w*Pr$/.test(name);

/** Words and signs that stand for characters. An optional hyphen is not seen. */
export const SIGNS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['line', '\n'],
  ['lbr', '\n'],
  ['page', '\n\n'],
  ['column', '\n\n'],
  ['emdash', '—'],
  ['endash', '–'],
  ['emspace', '\u2003'],
  ['enspace', '\u2002'],
  ['qmspace', '\u2005'],
  ['bullet', '•'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['zwj', '\u200d'],
  ['zwnj', '\u200c'],
  ['ltrmark', '\u200e'],
  ['rtlmark', '\u200f'],
  ['~', '\u00a0'],
  ['_', '\u2011'],
  ['\t', '\t'],
]);

/** Words for the document's own code page. */
export const CODE_PAGES: Readonly<Record<string, number>> = { ansi: 1252, mac: 10000, pc: 437, pca: 850 };
