import { type Text, text } from '../../domain/model/text.ts'
import { UNSHOWN } from '../wire/line.ts'
import type { Cells, Fault } from './cells.ts'

/** The words of a column that knows only some: its own name and both its titles each. */
export type Words = Readonly<Record<string, Text>>

interface Bounds {
  readonly min: number
  readonly max: number
  readonly right: Text
}

/** Reads a row cell by cell, and gathers what is wrong with it. */
export class RowReader {
  readonly #cells: Cells
  readonly faults: Fault[] = []

  constructor(cells: Cells) {
    this.#cells = cells
  }

  /** Whether the row says anything but nothing of it. */
  says(column: string): boolean {
    return (this.#cells[column] ?? '') !== ''
  }

  /** Whether the file says something of it, be it nothing. */
  has(column: string): boolean {
    return Object.hasOwn(this.#cells, column)
  }

  optional(column: string, charsMax: number): string | undefined {
    const cell = this.text(column, charsMax)
    if (UNSHOWN.test(cell ?? ''))
      this.#fault(column, text('one line, without control characters', '应为单行文字，不含控制字符'))
    return cell
  }

  /** It may have several lines. */
  text(column: string, charsMax: number): string | undefined {
    const cell = this.#cells[column] ?? ''
    if (cell.length > charsMax)
      this.#fault(column, text(`at most ${charsMax} characters`, `最多 ${charsMax} 个字符`))
    return cell === '' ? undefined : cell
  }

  required(column: string, charsMax: number): string {
    const cell = this.optional(column, charsMax)
    if (cell === undefined) this.#fault(column, text('it is missing', '不能为空'))
    return cell ?? ''
  }

  /** As it stands, or nothing and a fault. */
  matching(column: string, pattern: RegExp, right: Text): string | undefined {
    const cell = this.#cells[column] ?? ''
    if (cell === '') return undefined
    if (pattern.test(cell)) return cell
    this.#fault(column, text(`“${cell}”: ${right.en}`, `“${cell}”：${right.zh}`))
    return undefined
  }

  integer(column: string, min: number, max: number): number | undefined {
    const right = text(`a whole number from ${min} to ${max}`, `应为 ${min} 到 ${max} 的整数`)
    return this.#within(column, /^\d+$/, { min, max, right })
  }

  /** Also with a fraction, `12.5`. */
  number(column: string, min: number, max: number): number | undefined {
    const right = text(`a number from ${min} to ${max}`, `应为 ${min} 到 ${max} 的数字`)
    return this.#within(column, /^\d+(\.\d+)?$/, { min, max, right })
  }

  #within(column: string, form: RegExp, { min, max, right }: Bounds): number | undefined {
    const cell = this.matching(column, form, right)
    if (cell === undefined) return undefined
    const value = Number(cell)
    if (value >= min && value <= max) return value
    this.#fault(column, text(`“${cell}”: ${right.en}`, `“${cell}”：${right.zh}`))
    return undefined
  }

  oneOf<W extends Words>(column: string, words: W): (keyof W & string) | undefined {
    const cell = (this.#cells[column] ?? '').toLowerCase()
    if (cell === '') return undefined
    for (const [word, { en, zh }] of Object.entries(words))
      if ([word, en.toLowerCase(), zh].includes(cell)) return word
    const all = Object.values(words)
    this.#fault(
      column,
      text(
        `“${cell}”: one of ${Object.keys(words).join(', ')}`,
        `“${cell}”：应为${all.map(({ zh }) => zh).join('、')}之一`,
      ),
    )
    return undefined
  }

  /** `2026-03-01`, also as spreadsheets write it: `2026/3/1`. */
  day(column: string): string | undefined {
    const cell = this.#cells[column] ?? ''
    if (cell === '') return undefined
    const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell) ?? []
    const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    if (isDay(found)) return found
    this.#fault(column, text(`“${cell}”: a day such as 2026-03-01`, `“${cell}”：应为日期，如 2026-03-01`))
    return undefined
  }

  /** Parted by semicolons, Chinese ones and enumeration commas among them, or spaces. */
  list(column: string): readonly string[] {
    return (this.#cells[column] ?? '').split(/[;；、\s]+/).filter(part => part !== '')
  }

  fault(column: string, says: Text): void {
    this.#fault(column, says)
  }

  #fault(column: string, says: Text): void {
    this.faults.push({ column, says })
  }
}

const isDay = (day: string): boolean => {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}
