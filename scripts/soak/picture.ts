const HEIGHT = 12
const WIDTH = 72

export interface Curve {
  readonly title: string
  readonly unit: string
  readonly points: readonly { readonly atMs: number; readonly value: number }[]
}

/** A curve in characters, from 0 up; below it, where InfluxDB was hung. */
export function pictureOf({ title, unit, points }: Curve, runMs: number): string {
  const top = Math.max(1, ...points.map(({ value }) => value))
  const columns = Array.from({ length: WIDTH }, (_, i) => highest(points, runMs, i))
  const rows = Array.from({ length: HEIGHT }, (_, row) => {
    const level = ((HEIGHT - row - 0.5) / HEIGHT) * top
    const label = row % 3 === 0 ? ((top * (HEIGHT - row)) / HEIGHT).toFixed(0) : ''
    return `${label.padStart(9)} │${columns.map(value => (value >= level ? '█' : ' ')).join('')}`
  })
  const hung = Array.from({ length: WIDTH }, (_, i) => (i >= WIDTH / 4 && i < (WIDTH * 3) / 4 ? '─' : ' '))
  const below = [
    `${'0'.padStart(9)} └${'─'.repeat(WIDTH)}`,
    `${' '.repeat(11)}${hung.join('')}  InfluxDB hung`,
  ]
  return [`${title} (${unit})`, ...rows, ...below].join('\n')
}

function highest(points: Curve['points'], runMs: number, column: number): number {
  const inside = points.filter(({ atMs }) => Math.floor((atMs / runMs) * WIDTH) === column)
  return Math.max(0, ...inside.map(({ value }) => value))
}
