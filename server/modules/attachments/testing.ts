// For tests: the least files that are whole.

/** A paper of one page, with more objects of one's own. */
export function pdfFile(more = ''): Buffer {
  const text = [
    '%PDF-1.7',
    '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
    '2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj',
    `3 0 obj ${more} endobj`,
    'trailer << /Root 1 0 R >>',
    '%%EOF',
  ].join('\n');
  return Buffer.from(text, 'latin1');
}

interface Size {
  width: number;
  height: number;
}

/** The header says the size; nobody looks at the points. */
export function pngFile({ width, height }: Size = { width: 2, height: 2 }): Buffer {
  const header = Buffer.alloc(25);
  header.writeUInt32BE(13, 0);
  header.write('IHDR', 4, 'latin1');
  header.writeUInt32BE(width, 8);
  header.writeUInt32BE(height, 12);
  const start = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    start,
    header,
    Buffer.alloc(12),
    Buffer.from('0000000049454e44ae426082', 'hex'),
  ]);
}

export function jpegFile({ width, height }: Size = { width: 2, height: 2 }): Buffer {
  const frame = Buffer.from('ffc0000b0800000000010100', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const application = Buffer.from('ffe000104a46494600010100000100010000', 'hex');
  const start = Buffer.from('ffd8', 'hex');
  return Buffer.concat([start, application, frame, Buffer.alloc(8), Buffer.from('ffd9', 'hex')]);
}
