import { steps } from '../../model/response.ts'

export const whenLeftOpen = steps(
  ['到现场看：谁打开的，有没有人搬东西', 'Go and see who opened it; is something being carried?'],
  ['拿走门楔、砖块和杂物，把门关好', 'Take away wedge, brick and rubbish, and shut the door'],
  ['关不上：检查闭门器和锁，报修', 'It does not shut: look at closer and lock, have it mended'],
  ['常被打开的：贴提示，和住户说明危险', 'Open again and again: a notice, and a word with residents'],
)

export const whenTampered = steps(
  ['到现场看门磁是否脱落、被撬或移位', 'Go and see whether it fell off, was prised off or moved'],
  ['装回原位，开关一次门，看状态是否变化', 'Put it back, open and shut the door, see that it tells'],
  ['像是有人故意：调附近录像，报告物业', 'If it looks deliberate: find footage and tell the manager'],
)

export const whenBatteryLow = steps(
  ['一周内换电池', 'Change the battery within a week'],
  ['换好开关一次门，看状态是否变化', 'Open and shut the door after it, and see that it tells'],
  ['同一批装的，安排一起换', 'Those that were put up with it are due as well'],
)
