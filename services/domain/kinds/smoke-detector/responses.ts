import { steps } from '../../model/response.ts'

export const onSmoke = steps(
  ['马上派最近的人去看，同时打住户电话', 'Send whoever is nearest at once, and ring the resident'],
  ['有烟有火：拨打 119，说清楼号、楼层、门牌', 'Smoke or fire: call 119 with building, floor and door'],
  ['敲门疏散同层和楼上的人，走楼梯，不乘电梯', 'Clear this floor and those above: stairs, never the lift'],
  ['关好楼道防火门，切断本层电源和燃气', 'Shut the fire doors; switch off power and gas of the floor'],
  [
    '是做饭或抽烟：开窗通风，等报警停止再结单',
    'Cooking or a cigarette: open windows, resolve when it is silent',
  ],
)

export const whenTampered = steps(
  ['到现场看：被拆下、被罩住还是松了', 'Go and see: taken down, covered, or loose?'],
  ['装回原位，按测试键听响不响', 'Put it back and press its test button'],
  [
    '有人嫌吵拆的：说明危险，换个位置安装',
    'Somebody took it down: explain why not, and find it a better place',
  ],
)

export const whenBatteryLow = steps(
  ['24 小时内换电池；不能换的整机更换', 'Change the battery within a day, or the whole device'],
  ['换好按测试键，确认能响、能上报', 'Press its test button: it must sound, and report'],
  ['同一批装的，安排一起换', 'Those that were put up with it are due as well'],
)
