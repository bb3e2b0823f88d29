import { type DeviceOrder, type OrderSpec, shownParameters } from '../domain/model/order.ts'
import { SYSTEM } from '../domain/model/person.ts'
import { type Text, text } from '../domain/model/text.ts'

/** A note in an alert's history has one text for everybody: both languages stand in it. */
const both = ({ en, zh }: Text): string => `${zh} · ${en}`

export function givenNote(order: DeviceOrder, spec: OrderSpec | undefined): string {
  const { name, by, parameters, note } = order
  const { en, zh } = titled(name, spec)
  if (order.again !== undefined) return againNote({ en, zh }, note)
  const said = Object.values(shownParameters(parameters, spec)).filter(value => typeof value === 'string')
  const more = [...said, ...(note === undefined ? [] : [note])].map(each => ` — ${each}`).join('')
  return by === SYSTEM
    ? both(text(`The rule orders “${en}”`, `规则自动下达指令“${zh}”`))
    : `${both(text(`Ordered “${en}”`, `下达指令“${zh}”`))}${more}`
}

const againNote = ({ en, zh }: Text, said = ''): string =>
  `${both(text(`It was done, and the device says otherwise: “${en}” once more`, `已执行，但设备状态与之不符：再次下达指令“${zh}”`))} — ${said}`

/** It was told again, and that was no use. */
export function ignoredNote({ name }: DeviceOrder, spec: OrderSpec | undefined, said: string): string {
  const { en, zh } = titled(name, spec)
  const words = text(
    `“${en}” was done, and the device still says otherwise: go there`,
    `指令“${zh}”已执行，但设备状态仍与之不符：请到现场`,
  )
  return `${both(words)} — ${said}`
}

/** What became of it, and what is left to people. */
export function endNote({ name, state, said, reason }: DeviceOrder, spec: OrderSpec | undefined): string {
  const { en, zh } = titled(name, spec)
  const of = text(`“${en}”`, `指令“${zh}”`)
  const became = ENDS[state] ?? text(state, state)
  const words = both(text(`${of.en}: ${became.en}`, `${of.zh}：${became.zh}`))
  const device = said ?? (state === 'refused' ? reason : undefined)
  return device === undefined ? words : `${words} — ${device}`
}

/** What it says when people were sent there already. */
export function lateNote({ name, late }: DeviceOrder, spec: OrderSpec | undefined): string {
  const { en, zh } = titled(name, spec)
  const words = late?.ok
    ? text(`“${en}”: answered late, done`, `指令“${zh}”：迟到应答，已执行`)
    : text(`“${en}”: answered late, refused`, `指令“${zh}”：迟到应答，设备拒绝执行`)
  const device = late?.said ?? late?.reason
  return device === undefined ? both(words) : `${both(words)} — ${device}`
}

export const refusedNote = (name: string, spec: OrderSpec | undefined): string => {
  const { en, zh } = titled(name, spec)
  return both(text(`“${en}” cannot be sent: go there`, `指令“${zh}”无法送达：请到现场`))
}

const titled = (name: string, spec: OrderSpec | undefined): Text => spec?.title ?? text(name, name)

const ENDS: Readonly<Partial<Record<DeviceOrder['state'], Text>>> = {
  done: text('done', '已执行'),
  refused: text('the device refused: go there', '设备拒绝执行：请到现场'),
  'timed-out': text(
    'no answer, nobody knows whether it was done: go there',
    '无应答，不知是否执行：请到现场',
  ),
  expired: text('not reached in time: go there', '设备不在线，未送达：请到现场'),
  cancelled: text('taken back', '已撤回'),
}
