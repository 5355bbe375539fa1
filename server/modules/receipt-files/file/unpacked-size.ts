// How large a ZIP says that it becomes, before anything of it is unpacked (APPNOTE 4.3.12, 4.3.16).
// The reader holds every entry to the size declared here, so a small file cannot fill the memory.

const END = 0x06054b50;
const END_LENGTH = 22;
const COMMENT_MAX = 65_535;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const UNSAID_32 = 0xffffffff;
const UNSAID_16 = 0xffff;
/** An empty file still has a last block. */
const EMPTY_PACKED_MAX = 2;

/**
 * Bytes of all entries together; null for what is no plain ZIP: damaged, ZIP64, or with an entry
 * that does not say its sizes here.
 */
export function unpackedSize(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === UNSAID_16 || at === UNSAID_32) return null;
  let size = 0;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + ENTRY_LENGTH > bytes.length || view.getUint32(at, true) !== ENTRY) return null;
    const packed = view.getUint32(at + 20, true);
    const unpacked = view.getUint32(at + 24, true);
    const isUnsaid = packed === UNSAID_32 || unpacked === UNSAID_32;
    const isEmpty = packed <= EMPTY_PACKED_MAX && unpacked === 0;
    if (isUnsaid || ((packed === 0 || unpacked === 0) && !isEmpty)) return null;
    const hasSizesBehind = (view.getUint16(at + 8, true) & 8) !== 0;
    if (packed === 0 && hasSizesBehind) return null;
    size += unpacked;
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    at += ENTRY_LENGTH + name! + extra! + comment!;
  }
  return size;
}

function endOf(view: DataView): number | null {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - COMMENT_MAX); at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return null;
}
