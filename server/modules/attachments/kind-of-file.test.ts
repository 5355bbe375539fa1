// Files are told by their bytes; what acts, swells or pretends is not taken.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { plainName } from './attachment.ts';
import { kindOfFile } from './kind-of-file.ts';
import { jpegFile, pdfFile, pngFile } from './testing.ts';

const said = (bytes: Buffer | string): string => {
  const found = kindOfFile(Buffer.from(bytes as Buffer));
  return 'kind' in found ? found.kind : found.fault;
};

test('a paper and pictures are what their bytes say', () => {
  assert.equal(said(pdfFile()), 'pdf');
  assert.equal(said(pngFile()), 'png');
  assert.equal(said(jpegFile()), 'jpeg');
});

test('what only pretends is refused', () => {
  const png = pngFile();
  for (const [what, bytes] of Object.entries({
    empty: '',
    text: 'просто текст',
    page: '<html><script>alert(1)</script></html>',
    picture: '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    archive: 'PK\u0003\u0004',
    program: 'MZ\u0090',
    'a cut paper': pdfFile().subarray(0, 40),
    'a cut picture': png.subarray(0, -1),
    'a picture with a page behind it': Buffer.concat([png, Buffer.from('<script>')]),
    'a page before a paper': Buffer.concat([Buffer.from('<html>'), pdfFile()]),
    'a photo without a frame': Buffer.from([0xff, 0xd8, 0xff, 0xd9, 0, 0, 0, 0, 0, 0, 0, 0]),
    'a picture of no size': pngFile({ width: 0, height: 10 }),
  })) {
    assert.equal(said(bytes), 'kind_wrong', what);
  }
});

test('a picture of too many points is refused before anybody draws it', () => {
  assert.equal(said(pngFile({ width: 50_000, height: 50_000 })), 'picture_huge');
  assert.equal(said(jpegFile({ width: 60_000, height: 60_000 })), 'picture_huge');
  assert.equal(said(pngFile({ width: 10_000, height: 5_000 })), 'png');
});

test('a paper that runs something, is locked or carries files is refused', () => {
  for (const act of ['JavaScript', 'JS', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'XFA']) {
    assert.equal(said(pdfFile(`<< /S /${act} >>`)), 'paper_acts', act);
  }
  assert.equal(said(pdfFile('<< /Encrypt 5 0 R >>')), 'paper_acts');
  assert.equal(said(pdfFile('<< /S /J#61vaScript >>')), 'paper_acts');
  assert.equal(said(pdfFile('(JavaScript is a word of the text)')), 'pdf');
  assert.equal(said(pdfFile('<< /JSON 1 >>')), 'pdf');
});

test('what a paper hides among packed objects is found', () => {
  const packed = (text: string | Buffer) => {
    const bytes = deflateSync(Buffer.from(text as Buffer)).toString('latin1');
    return `<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n${bytes}\nendstream`;
  };
  assert.equal(said(pdfFile(packed('<< /S /JavaScript >>'))), 'paper_acts');
  assert.equal(said(pdfFile(packed('<< /Type /Page >>'))), 'pdf');
  const bomb = packed(Buffer.alloc(64 * 1024 * 1024, ' '));
  assert.ok(bomb.length < 100_000);
  assert.equal(said(pdfFile(bomb)), 'paper_acts');
  const broken = '<< /Type /ObjStm >>\nstream\nnonsense\nendstream';
  assert.equal(said(pdfFile(broken)), 'paper_acts');
});

test('any bytes at all get an answer', () => {
  const heads = [pdfFile(), pngFile(), jpegFile()].map((one) => one.subarray(0, 24));
  fc.assert(
    fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }), (head, tail) => {
      said(Buffer.concat([head, tail]));
    }),
  );
});

test('a name loses its path, its tricks and a false ending', () => {
  assert.equal(plainName('Акт № 5.pdf', 'pdf'), 'Акт № 5.pdf');
  assert.equal(plainName('../../etc/passwd', 'png'), 'passwd.png');
  assert.equal(plainName(String.raw`C:\docs\фото.JPEG`, 'jpeg'), 'фото.jpeg');
  assert.equal(plainName('счёт.pdf.exe', 'pdf'), 'счёт.pdf.exe.pdf');
  assert.equal(plainName('act\u202Efdp.exe', 'pdf'), 'act fdp.exe.pdf');
  assert.equal(plainName('a\r\nSet-Cookie: x.png', 'png'), 'a Set-Cookie x.png');
  assert.equal(plainName('...', 'pdf'), 'file.pdf');
  assert.equal([...plainName('я'.repeat(500), 'pdf')].length, 124);
});
