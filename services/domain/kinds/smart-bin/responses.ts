import { steps } from '../../model/response.ts'

export const whenFull = steps(
  [
    '到现场看一眼：是真满了，还是桶口卡住、袋子挂住',
    'Go and look: is it full, or is the flap stuck or a bag caught in it?',
  ],
  ['卡住的当场理顺；满了的联系保洁清运', 'Free what is stuck; where it is full, call the cleaners'],
  ['桶外散落的垃圾一并收走', 'Take along what lies around it'],
  [
    '清空后满溢度回落再结单；不回落就擦探头',
    'Resolve when the level has dropped; if it stays, wipe the sensor',
  ],
)

export const whenOnFire = steps(
  ['拨打 119，说清社区、区域和最近的大门', 'Call 119: name the estate, the zone and the nearest gate'],
  ['疏散桶边的人，站到上风处，不要开盖', 'Clear people away, stand upwind, do not open the lid'],
  [
    '火小且安全时用灭火器；桶里有电池就撤离',
    'Small and safe: use an extinguisher; batteries inside: keep away',
  ],
  [
    '移开旁边的车辆和可燃物，给消防车让路',
    'Move vehicles and what may burn; keep the way free for the engines',
  ],
  ['扑灭后守 30 分钟防复燃，拍照后结单', 'Watch it for 30 minutes after; take a photo, then resolve'],
)

export const whenTilted = steps(
  [
    '到现场把桶扶正，看有没有挡路、伤人、刮车',
    'Set it upright; see whether it blocks the way or hurt somebody',
  ],
  ['检查底座和固定件是否松动', 'Check whether its base and fixings are loose'],
  [
    '扶正后仍告警的，转给维修检查传感器',
    'If the alert stays, hand it to a technician: the sensor may be loose',
  ],
)

export const whenAskew = steps(
  ['到现场看桶盖是否一直开着，关好', 'Go and see whether the lid stands open, and shut it'],
  ['扶正并拧紧传感器，让它朝下对着桶底', 'Set the sensor straight and tight: it must look down into the bin'],
  ['看下一次上报有没有满溢度；没有就更换', 'See whether the next report has a level; if not, replace it'],
)
