import type { Paper } from '../../contract/views';
import { short } from '../../domain/history';
import type { SheetData } from '../data';
import { FAMILY } from '../fonts';
import { cssString } from '../markup';
import { ledgerInBrief } from '../wording';

/** Letters the sheet's own typeface has not got come from the machine's. */
export const SERIF = `'${FAMILY}','Source Serif Pro','Noto Serif','Times New Roman',serif`;

const LONGEST_TITLE = 80;

/** Paper, margins, and what stands in them on every page. The first page has its masthead for a running title. */
export const pageCss = (data: SheetData, paper: Paper): string => `
@page{
  size:${paper === 'A4' ? 'A4' : 'letter'};
  margin:20mm 17mm 19mm;
  @top-left{content:${cssString(short(data.title, LONGEST_TITLE))};${RUNNING}vertical-align:bottom;padding-bottom:4mm;text-align:left}
  @top-right{content:"Verdict sheet";${RUNNING}vertical-align:bottom;padding-bottom:4mm;text-align:right}
  @bottom-left{content:${cssString(ledgerInBrief(data))};${RUNNING}vertical-align:top;padding-top:4mm;text-align:left;white-space:nowrap;font-size:6.5pt}
  @bottom-right{content:"page " counter(page) " of " counter(pages);${RUNNING}vertical-align:top;padding-top:3.6mm;text-align:right;white-space:nowrap}
}
@page :first{margin-top:15mm;@top-left{content:none}@top-right{content:none}}
`;

const RUNNING = `font-family:${SERIF};font-size:8pt;line-height:1.2;color:#000;font-variant-numeric:lining-nums tabular-nums;`;
