import type { Language, Text } from '../../domain/model/text.ts'
import { text } from '../../domain/model/text.ts'
import type { WireLookList } from '../wire/person-data.ts'
import { escaped } from './escaped.ts'

type Look = WireLookList['looks'][number]

export interface LooksPage {
  readonly name: string
  readonly looks: readonly Look[]
  readonly language: Language
  /** How a moment is said by the clock of the site. */
  readonly timeOf: (at: string) => string
}

/** For the family, to be printed: who looked at what, when and by which role. No script, nothing from elsewhere. */
export function looksPage({ name, looks, language, timeOf }: LooksPage): string {
  const say = (words: Text) => escaped(words[language])
  const heads = [WHEN, WHO, ROLE, WHAT].map(head => `<th>${say(head)}</th>`).join('')
  const rows = looks.map(({ at, name, why, what }) => {
    const cells = [
      timeOf(at),
      name,
      (roles[why] ?? text(why, why))[language],
      (whats[what] ?? text(what, what))[language],
    ]
    return `<tr>${cells.map(cell => `<td>${escaped(cell)}</td>`).join('')}</tr>`
  })
  const title = `${say(TITLE)}${escaped(name)}`
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${title}</title></head>
<body><h1>${title}</h1>
<table border="1" cellpadding="4" cellspacing="0"><thead><tr>${heads}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></body></html>
`
}

const TITLE = text('Who looked at the data of ', '数据查看记录：')
const WHEN = text('When', '时间')
const WHO = text('Who', '查看人')
const ROLE = text('As', '身份')
const WHAT = text('What', '查看内容')

const roles: Readonly<Record<Look['why'], Text>> = {
  administrator: text('Administrator', '管理员'),
  manager: text('Property manager', '物业管理员'),
  'grid-worker': text('Grid worker', '网格员'),
  technician: text('Technician', '维修员'),
  caregiver: text('Caregiver', '照护人'),
}

const whats: Readonly<Record<string, Text>> = {
  readings: text('What the band measured', '手环历史数据'),
  'last-values': text('Latest values', '最新数据'),
  limits: text('Limits of the rules', '规则限值'),
  figures: text('How good the alarms of the band are', '手环告警质量'),
  list: text('The list of wearers or bands', '佩戴者或手环名单'),
  alert: text('An alert', '告警'),
  file: text('The file', '档案'),
  export: text('Taken out as a file', '导出'),
}
