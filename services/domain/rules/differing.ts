import { type Text, text } from '../model/text.ts'

/** One thing that differs: as data, and in words. What was not there is null. */
export interface Difference {
  readonly path: string
  readonly before: unknown
  readonly after: unknown
  readonly says: Text
}

/** One difference, where there is one, in the words given or in those of the data. */
export function changed(
  path: string,
  before: unknown,
  after: unknown,
  name: Text,
  [was, is]: readonly (Text | undefined)[] = [],
): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const [from, to] = [was ?? wordsOf(before), is ?? wordsOf(after)]
  const says = text(`${name.en}: ${from.en} → ${to.en}`, `${name.zh}：${from.zh} → ${to.zh}`)
  return [{ path, before: before ?? null, after: after ?? null, says }]
}

function wordsOf(value: unknown): Text {
  if (value === undefined) return text('none', '无')
  if (isText(value)) return text(`“${value.en}”`, `“${value.zh}”`)
  if (typeof value === 'object' && value !== null && 'default' in value && 'unit' in value) {
    const words = `${value.default} ${value.unit}`.trim()
    return text(words, words)
  }
  if (typeof value === 'boolean') return text(String(value), value ? '是' : '否')
  if (Array.isArray(value) && value.every(isText)) {
    return text(value.map(({ en }) => en).join('; '), value.map(({ zh }) => zh).join('；'))
  }
  const words = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text(words, words)
}

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'en' in value && 'zh' in value
