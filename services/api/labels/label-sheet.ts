import { type Language, text } from '../../domain/model/text.ts'
import { escaped } from '../form/escaped.ts'
import type { Label } from './label.ts'
import { LABEL_MM, labelPicture } from './label-picture.ts'

const COLUMNS = 3
export const LABELS_A_SHEET = COLUMNS * 7
const A4_MM = { width: 210, height: 297 }

export interface LabelSheet {
  readonly labels: readonly Label[]
  readonly language: Language
  /** Places at the beginning that are used already: a sheet of labels goes through the printer more than once. */
  readonly skip: number
  /** A label to a page of its own size, for a printer with a roll. */
  readonly isRoll?: boolean
  /** Where the codes lead to, where nobody said how people reach this server. */
  readonly unsaidUrl?: string
}

/** Sheets of A4 to print. No script, nothing from elsewhere. */
export function labelSheet({ labels, language, skip, isRoll = false, unsaidUrl }: LabelSheet): string {
  const places = [...Array<string>(skip).fill('<i></i>'), ...labels.map(labelPicture)]
  const onePage = isRoll ? 1 : LABELS_A_SHEET
  const sheets = Array.from({ length: Math.ceil(places.length / onePage) }, (_, i) =>
    places.slice(i * onePage, (i + 1) * onePage),
  )
  const title = `${escaped(TITLE[language])} · ${labels.length}`
  const says = labels.length === 0 ? NONE : isRoll ? ON_ROLL : HOW
  const leads =
    unsaidUrl === undefined ? '' : `<p><strong>${escaped(unsaid(unsaidUrl)[language])}</strong></p>`
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title><style>${STYLE}${isRoll ? ROLL : ''}</style></head>
<body><header><h1>${title}</h1><p>${escaped(says[language])}</p>${leads}</header>
<main>
${sheets.map(sheet => `<section>\n${sheet.join('')}</section>`).join('\n')}
</main></body></html>
`
}

const TITLE = text('Device labels', '设备标签')
const HOW = text(
  'Print at 100 % (actual size), without margins: 62 × 40 mm each, 3 × 7 on a sheet of A4.',
  '打印时选择“实际大小”（100%）、无边距：每张标签 62 × 40 毫米，A4 纸每页 3 × 7 张。',
)
const ON_ROLL = text(
  'Print it (Ctrl or ⌘ and P) at 100 % (actual size), on labels of 62 × 40 mm.',
  '按 Ctrl（或 ⌘）+ P 打印，选择“实际大小”（100%），标签纸 62 × 40 毫米。',
)
const unsaid = (url: string) =>
  text(
    `The codes lead to ${url}: LINLI_PUBLIC_URL is not set. Whoever scans one has to reach the server there: set it before you print.`,
    `二维码指向 ${url}：尚未设置 LINLI_PUBLIC_URL。扫码的手机须能打开这个地址，请先设置再打印。`,
  )
const NONE = text('No device is like that.', '没有符合条件的设备。')

const margin = (paper: number, labels: number): number => (paper - labels) / 2

const STYLE = `
@page { size: A4 portrait; margin: 0 }
* { box-sizing: border-box }
body { margin: 0; font: 16px/1.5 system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif; color: #111; background: #e8e8e4 }
header { padding: 16px 24px } h1 { font-size: 20px; margin: 0 } p { margin: 4px 0 0 }
section { width: ${A4_MM.width}mm; height: ${A4_MM.height}mm; margin: 0 auto 16px; background: #fff; overflow: hidden;
  padding: ${margin(A4_MM.height, 7 * LABEL_MM.height)}mm ${margin(A4_MM.width, COLUMNS * LABEL_MM.width)}mm;
  display: grid; grid-template-columns: repeat(${COLUMNS}, ${LABEL_MM.width}mm); grid-auto-rows: ${LABEL_MM.height}mm }
svg { display: block; outline: 0.1mm dashed #bbb; outline-offset: -0.05mm }
@media print { header { display: none } body { background: #fff } section { margin: 0; break-after: page } section:last-child { break-after: auto } }
`

const ROLL = `
@page { size: ${LABEL_MM.width}mm ${LABEL_MM.height}mm }
section { width: ${LABEL_MM.width}mm; height: ${LABEL_MM.height}mm; padding: 0; grid-template-columns: 1fr }
`
