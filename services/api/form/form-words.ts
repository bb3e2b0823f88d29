import type { z } from 'zod'
import { type Text, text } from '../../domain/model/text.ts'
import { hintFor } from '../../domain/rules/sense/draft.ts'

/** What is wrong with the form of a value, in the words of whoever writes rules. */
export function formWords(issue: z.core.$ZodIssue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords(issue.expected, issue.input)
    case 'too_small':
    case 'too_big':
      return sizeWords(issue)
    case 'invalid_value':
      return valueWords(issue.values.map(String), issue.input)
    case 'invalid_key': {
      const [inner] = issue.issues
      return inner === undefined ? said(issue.message) : formWords(inner)
    }
    default:
      return said(issue.message)
  }
}

const said = (message: string): Text => text(message, IN_CHINESE[message] ?? `格式不正确（${message}）`)

const TYPES: Readonly<Record<string, Text>> = {
  string: text('a text', '文本'),
  number: text('a number', '数字'),
  int: text('a whole number', '整数'),
  boolean: text('true or false', 'true 或 false'),
  array: text('a list', '列表'),
  object: text('an object', '对象'),
  record: text('an object', '对象'),
}

function typeWords(expected: string, input: unknown): Text {
  const wanted = TYPES[expected] ?? text(expected, expected)
  if (input === undefined) return text(`is missing: ${wanted.en} is expected`, `缺少此项：应为${wanted.zh}`)
  const got = JSON.stringify(input)?.slice(0, SHOWN_MAX) ?? String(input)
  return text(`${wanted.en} is expected, got ${got}`, `应为${wanted.zh}，实际为 ${got}`)
}

/** Of a value that is no such; the rest of it nobody reads. */
const SHOWN_MAX = 60

type Size = Extract<z.core.$ZodIssue, { code: 'too_small' | 'too_big' }>

function sizeWords(issue: Size): Text {
  const isSmall = issue.code === 'too_small'
  const limit = String(isSmall ? issue.minimum : issue.maximum)
  const { en, zh } = (limit === '1' ? COUNTED_ONE : COUNTED)[issue.origin] ?? text('', '')
  const [least, leastZh] = isSmall ? ['at least', '至少'] : ['at most', '至多']
  return text(`must be ${least} ${limit}${en}`, `${leastZh} ${limit}${zh}`)
}

const COUNTED: Readonly<Record<string, Text>> = {
  string: text(' characters long', ' 个字符'),
  array: text(' entries long', ' 项'),
}

const COUNTED_ONE: Readonly<Record<string, Text>> = {
  string: text(' character long', ' 个字符'),
  array: text(' entry long', ' 项'),
}

function valueWords(values: readonly string[], input: unknown): Text {
  if (values.length === 1) return text(`can only be ${values[0]}`, `只能是 ${values[0]}`)
  const { en, zh } = hintFor(String(input), values)
  return text(`there is no “${String(input)}” here${en}`, `此处没有“${String(input)}”${zh}`)
}

/** What the schema says by itself. */
export const IN_CHINESE: Readonly<Record<string, string>> = {
  'a number, or {"setting": "name"}': '应为数字，或 {"setting": "名称"}',
  'a number, a word, true or false': '应为数字、文本、true 或 false',
  'a time such as 22:30': '应为时间，例如 22:30',
  'a time such as 22:30, or minutes after midnight': '应为时间（例如 22:30），或零点后的分钟数',
  'a circle (lat, lon, radiusM) or a polygon (corners)': '应为圆（lat、lon、radiusM）或多边形（corners）',
  'at most 32 settings': '最多 32 个设定',
  'is blank': '不能只有空格',
  'letters and digits, a small letter first': '只能包含字母和数字，并以小写字母开头',
  'has a character that cannot be shown: a control character, or half of one':
    '包含无法显示的字符：控制字符或不完整的字符',
}
