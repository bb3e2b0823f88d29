import encodeQR from 'qr'

/** A QR code as an SVG path, one unit a module, and how many modules it is wide with the white that scanners want around it. */
export function qrPath(content: string): { readonly path: string; readonly modules: number } {
  // A label gets dirty: a seventh of it may be unreadable.
  const rows = encodeQR(content, 'raw', { ecc: 'medium', border: WHITE })
  const path = rows.flatMap((row, y) =>
    runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  )
  return { path: path.join(''), modules: rows.length }
}

/** As ISO/IEC 18004 asks for. */
const WHITE = 4

/** Where dark modules beside one another begin, and how many they are. */
function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = []
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1)
    if (isDark && last !== undefined && last[0] + last[1] === x) last[1] += 1
    else if (isDark) runs.push([x, 1])
  }
  return runs
}
