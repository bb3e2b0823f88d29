import { escaped } from '../form/escaped.ts'
import type { Label } from './label.ts'
import { qrPath } from './qr-path.ts'
import { wrapped } from './wrapped.ts'

/** As the rolls of label printers are sold, and three by seven on a sheet of A4. */
export const LABEL_MM = { width: 62, height: 40 } as const

/** Everything in millimetres. */
const EDGE = 2
const QR = 27
const LEFT = EDGE + QR + 1
const ID = { size: 3, line: 3.8 }
/** Letters of one width are 0.6 em wide; the longest id there is takes two lines. */
const ID_CHARACTERS = Math.floor((LABEL_MM.width - 2 * EDGE) / (0.6 * ID.size))

interface Line {
  readonly words: string
  readonly size: number
  readonly weight?: 'bold'
}

/** A label as an SVG of its own size, black on white for any printer. */
export function labelPicture(label: Label): string {
  const { width, height } = LABEL_MM
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(wordsOf(label))}" font-family="system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif">
<rect width="${width}" height="${height}" fill="#fff"/>
${code(label.address)}
${besides(label)}
${below(label.id)}
</svg>
`
}

const wordsOf = ({ name, id, kind, place }: Label): string =>
  [name, kind, place, id].filter(words => words !== undefined).join(', ')

function code(address: string): string {
  const { path, modules } = qrPath(address)
  const scale = Number((QR / modules).toFixed(4))
  return `<path transform="translate(${EDGE} ${EDGE}) scale(${scale})" d="${path}" shape-rendering="crispEdges"/>`
}

function besides({ name, kind, place }: Label): string {
  const lines = [
    ...lined(name ?? kind, { size: 4, weight: 'bold' }, 3),
    ...(name === undefined ? [] : lined(kind, { size: 3 }, 1)),
    ...lined(place ?? '', { size: 3 }, 2),
  ]
  let y = EDGE + 1
  return lines
    .map(({ words, size, weight }) => {
      y += size * 1.25
      return `<text x="${LEFT}" y="${y.toFixed(2)}" font-size="${size}"${weight ? ` font-weight="${weight}"` : ''}>${escaped(words)}</text>`
    })
    .join('\n')
}

const lined = (words: string, { size, weight }: Omit<Line, 'words'>, lines: number): Line[] =>
  wrapped(words, { ems: (LABEL_MM.width - EDGE - LEFT) / size, lines }).map(words => ({
    ...{ words, size },
    ...(weight && { weight }),
  }))

/** Whole: somebody may have to type it. */
function below(id: string): string {
  const lines = [id.slice(0, ID_CHARACTERS), id.slice(ID_CHARACTERS)].filter(line => line !== '')
  const bottom = LABEL_MM.height - EDGE - 0.6
  return lines
    .map((line, i) => {
      const y = (bottom - (lines.length - 1 - i) * ID.line).toFixed(2)
      return `<text x="${EDGE}" y="${y}" font-size="${ID.size}" font-family="ui-monospace, Consolas, monospace">${escaped(line)}</text>`
    })
    .join('\n')
}
