import { steps } from '../../model/response.ts'

export const whenBlocked = steps(
  ['看抓拍和车牌，打登记车主的电话', 'See snapshot and plate, and ring the owner on file'],
  ['到现场请司机马上挪车', 'Go there and have the driver move at once'],
  ['联系不上：广播，在车上放提示，通知门岗', 'Nobody answers: announce it, leave a note, tell the gate'],
  ['超过 10 分钟：打 114 移车或 122', 'After 10 minutes: ring 114 (move a car) or the traffic police, 122'],
  ['通道畅通后拍照，再结单', 'Take a photo of the free lane, then resolve'],
)

export const whenTampered = steps(
  ['看最后的画面：是被遮挡、被转动还是黑屏', 'See the last picture: covered, turned or black?'],
  ['到现场清除遮挡，调回原来的角度', 'Take off what covers it and turn it back'],
  ['恢复之前，每小时人工看一次消防通道', 'Until it sees again, look at the fire lane once an hour'],
  ['像是有人故意：调附近录像，报告物业', 'If it looks deliberate: find other footage and tell the manager'],
)
