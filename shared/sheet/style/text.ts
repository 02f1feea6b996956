import { SERIF } from './page';

/** The sheet's typography: black on white, hierarchy by size, weight and rules. Claims hang their number in the margin. */
export const TEXT_CSS = `
*{box-sizing:border-box}
html{background:#fff;color:#000;font-family:${SERIF};font-size:9pt;line-height:1.31;font-variant-numeric:lining-nums tabular-nums;font-kerning:normal;text-align:left;overflow-wrap:anywhere;orphans:2;widows:2}
body,h1,h2,h3,h4,p,dl,dd,ul,figure,blockquote,table,caption{margin:0;padding:0;font:inherit}
b,h1,h2,h3,h4,dt,th{font-weight:600}
a{color:inherit;text-decoration:none}
table{width:100%;border-collapse:collapse}
th,td{text-align:left;vertical-align:top}
tr,figure,li,.ruling p,dl>div{break-inside:avoid}
h1,h2,h3,h4,caption,thead,.head{break-after:avoid;break-inside:avoid}

h3+.ruled .marked,.index .marked{white-space:nowrap}
.mark{width:.72em;height:.72em;margin-right:.12em;overflow:visible}
.mark path{fill:none;stroke:#000;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
.mark.asserted path{fill:#000;stroke-width:.6}
.mark.no-response path{stroke-width:2.6}

.masthead{border-top:2.4pt solid #000}
.kicker{border-bottom:.5pt solid #000;padding:1.6mm 0 1.4mm;font-size:9pt}
h1{font-size:23pt;line-height:1.12;letter-spacing:-.008em;padding:4.5mm 0 4mm;text-wrap:balance}
.facts{display:grid;grid-template-columns:1fr 1fr;column-gap:8mm;border-top:.5pt solid #000;padding-top:2mm}
.facts>div{display:flex;gap:3mm;padding:.4mm 0}
.facts dt{flex:none;width:21mm}
.whole{grid-column:1/-1}
.whole dd{font-size:8.2pt;padding-top:.3mm}
.letters{border-top:.5pt solid #000;padding:2mm 0 1.6mm}
.letters .place{margin-left:1.5mm}
.letters>div{display:flex;gap:3mm;padding:.3mm 0}
.letters dt{flex:none;width:21mm}
.signatures{display:grid;grid-template-columns:1fr 1fr;column-gap:8mm;padding-top:6.5mm;break-inside:avoid}
.signatures p{display:flex;gap:3mm;align-items:flex-end;font-weight:600}
.rule{flex:1;border-bottom:.5pt solid #000}

h2{font-size:13.5pt;line-height:1.2;margin:7mm 0 0;padding-bottom:1.4mm;border-bottom:1.4pt solid #000}

.counts{table-layout:fixed;margin-top:1.2mm}
caption{text-align:left;font-weight:600}
.counts th{font-weight:400;font-size:8.4pt;line-height:1.2;padding:1.4mm 2mm .3mm 0;vertical-align:bottom}
.counts td{font-size:15pt;line-height:1.2;font-weight:600;padding:0 2mm .6mm 0}
.counts .none{font-weight:400}
.index{margin-top:2mm;table-layout:fixed}
.index caption{padding:1.6mm 0 .8mm;border-top:.5pt solid #000}
.index td,.index th{font-weight:400;padding:.7mm 0;border-top:.25pt solid #999}
.index col:first-child{width:8mm}
.index col:last-child{width:56mm}
.index td:last-child{padding-left:4mm}

.claim,.source{padding:3.4mm 0 0 8mm}
.claim+.claim,.source+.source{margin-top:3.6mm;border-top:.5pt solid #000}
h3{font-size:12pt;line-height:1.24;margin-left:-8mm;padding-left:8mm;text-wrap:pretty}
h3 .number{display:inline-block;width:8mm;margin-left:-8mm;white-space:pre}
.head{display:flex;gap:5mm;justify-content:space-between;align-items:flex-start}
.ruled{flex:none}
.ruled .marked{font-weight:600;border:.8pt solid #000;padding:.2mm 1.8mm .4mm 1.4mm;margin-left:2mm}
.id{font-size:8.4pt}
.quotation{padding-top:1.2mm}
.quotation blockquote{display:inline;font-style:italic}
.quotation figcaption{display:inline;margin-left:1.5mm}
figcaption,.place,.by{font-size:8.2pt}
.days{font-size:8.2pt}
.responses .days{font-size:inherit}
.together{white-space:nowrap}
.head h3{min-width:0}
.unreported{padding-top:2mm}

.responses{margin-top:2.4mm;table-layout:fixed;font-size:8.3pt;line-height:1.27}
.responses thead th{font-size:8.4pt;border-bottom:.8pt solid #000;padding:0 4mm .5mm 0}
.responses thead th:nth-child(1){width:30%;padding-left:2.2mm}
.responses thead th:nth-child(2){width:23.5%}
.responses tbody th,.responses td{font-weight:400;padding:1mm 3mm 1.1mm 0;border-bottom:.25pt solid #999}
.responses tbody th{padding-left:2.2mm}
.responses td:last-child,.responses th:last-child{padding-right:0}
.responses td>.marked{font-weight:600}
.responses .basis>th{border-left:2pt solid #000;padding-left:calc(2.2mm - 2pt)}
.responses .note{padding-top:.4mm}

.ruling{padding-top:2mm}
.ruling p+p{padding-top:.5mm}
.by{margin-left:1mm}
.warnings{margin-top:1.8mm;border:.5pt solid #000;padding:.7mm 2mm .9mm;display:flex;gap:3mm;break-inside:avoid;break-before:avoid}
.warnings h4{flex:none}
.warnings ul{list-style:none}
.notes{padding-top:1.6mm;display:flex;gap:3mm}
.notes h4{flex:none;width:10mm}
.notes ul{list-style:none}
.notes li{padding-left:4mm;text-indent:-4mm}
.notes li:only-child{padding:0;text-indent:0}
.notes li:not(:only-child)::before{content:"– "/"";display:inline-block;width:4mm;text-indent:0}

.source dl{padding-top:.8mm;font-size:8.7pt}
.source dl>div{display:flex;gap:3mm;padding:.25mm 0}
.source dt{flex:none;width:29mm;font-weight:400}
.unknown{font-style:italic}
.key{padding-top:2.4mm;font-size:8.4pt}
`;
