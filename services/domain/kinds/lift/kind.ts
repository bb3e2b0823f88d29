import { defineKind } from '../../model/kind.ts'
import { counted, flag, oneOf, word } from '../../model/metric.ts'
import { text } from '../../model/text.ts'
import { MINUTE } from '../../model/time.ts'
import { LIFT_MODES } from './modes.ts'
import { liftDoorHeld, liftFault, liftOutOfService, liftStuck, liftTrapped } from './rules.ts'

/**
 * What the box beside its controller says. Whether it stands at a landing, whether somebody is inside and what it is switched
 * to are known to most controllers: without them rules say less, and nothing that is not so.
 */
export const lift = defineKind({
  kind: 'lift',
  title: text('Lift', '电梯'),
  measurement: 'lift',
  expectedIntervalMs: MINUTE,
  toldAtOnceWhenSilent: true,
  metrics: {
    trapped: flag(
      text('Alarm button pressed', '按下困人报警'),
      text('Alarm button not pressed', '未按困人报警'),
    ),
    floor: counted(text('Floor', '楼层'), -20, 200),
    moving: flag(text('Moving', '运行中'), text('Standing still', '静止')),
    doorOpen: flag(text('Door open', '门打开'), text('Door shut', '门关闭')),
    atLanding: flag(text('At a landing', '平层'), text('Between landings', '不在平层')),
    occupied: flag(text('Somebody inside', '轿厢有人'), text('Nobody inside', '轿厢无人')),
    mode: oneOf(text('Mode', '运行模式'), Object.keys(LIFT_MODES), LIFT_MODES),
    // Each maker has codes of its own; `0` or an empty one is none.
    faultCode: word(text('Fault code', '故障代码'), 16),
  },
  sample: { floor: 1 },
  rules: [liftTrapped, liftStuck, liftDoorHeld, liftFault, liftOutOfService],
})
