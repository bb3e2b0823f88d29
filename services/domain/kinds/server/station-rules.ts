import type { BuiltInRule } from '../../model/built-in-rule.ts'
import { atLeast } from '../../model/condition.ts'
import { text } from '../../model/text.ts'
import { whenStationTwice } from './responses.ts'

/** Two chargers displace each other at the door for ever: what is told to one reaches the other. */
export const stationTwice: BuiltInRule = {
  id: 'station-twice',
  kind: 'server',
  version: 1,
  about: 'server',
  title: text('Two chargers share an id', '两台充电桩编号重复'),
  advice: text(
    'Two charging stations take each other’s line, or the line of one keeps breaking: an order, a cut-off too, reaches whichever came last. The chargers’ door, below the sources, says which id. Give each station its own.',
    '两台桩用同一编号互相顶替，或一台的线路反复中断：指令（包括断电）只到最后连上的那台。数据来源页下方的充电桩接入列表可看到是哪个编号，请为每台桩设置各自的编号。',
  ),
  response: whenStationTwice,
  settings: {},
  levels: [{ severity: 'high', when: atLeast('stationsTwice', 1) }],
}
