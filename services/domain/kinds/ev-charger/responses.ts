import { steps } from '../../model/response.ts'

export const onFault = steps(
  ['看桩上屏幕和故障码，请用户停用换桩', 'Read the display and its code; ask the user to take another one'],
  ['级别为紧急：按急停、断上级开关，不要再用', 'Critical: emergency stop, switch off upstream, keep it off'],
  ['其他故障：远程重启一次，看是否恢复', 'Anything else: restart it once and see'],
  ['仍有故障：挂“停用”牌，转给电工', 'Still faulty: hang up “out of order” and hand it to an electrician'],
)

export const whenHot = steps(
  ['停止充电，按急停或断开上级开关', 'Stop charging: emergency stop, or the switch upstream'],
  ['别碰桩体和枪头；看有无焦味、变色、冒烟', 'Do not touch it; look for burnt smell, colour, smoke'],
  ['冒烟或有火：疏散人员，拨打 119', 'Smoke or fire: clear people away and call 119'],
  ['挪开旁边的电动自行车和可燃物', 'Move e-bikes and what may burn away from it'],
  ['降温后由电工检查触头，再恢复使用', 'When it is cool an electrician checks the contacts before use'],
)

export const whenLeaking = steps(
  ['不要碰桩和车，让人离开 2 米以上', 'Do not touch charger or car; keep people 2 m away'],
  ['断开上级开关，挂“禁止合闸”', 'Switch off upstream and hang up “do not switch on”'],
  ['有人触电：先断电，再打 120 并做心肺复苏', 'Somebody was hit: power off first, then 120 and CPR'],
  ['看有无积水，枪线有无破损', 'Look for water and for damage to the cable'],
  ['电工测绝缘合格后才能送电', 'Power only after an electrician has measured the insulation'],
)

export const onSmoke = steps(
  ['拨打 119，说清社区、区域和桩号', 'Call 119: name the estate, the zone and the charger'],
  ['断开上级开关，疏散人员，关好楼道门', 'Switch off upstream, clear people away, shut the stair doors'],
  ['电池起火不要靠近，站上风处', 'Keep away from a burning battery; stand upwind'],
  ['安全时挪开旁边车辆，给消防车让路', 'If it is safe move vehicles; keep the way free for the engines'],
  ['扑灭后守 1 小时防复燃', 'Watch it for an hour after: batteries catch fire again'],
)

export const onSmokeAtSeveral = steps(
  ['马上拨打 119：多个充电桩同时冒烟', 'Call 119 at once: smoke at several chargers'],
  ['断开整个充电区的总开关', 'Switch off the whole charging area'],
  ['疏散本区域和相邻楼栋，走楼梯', 'Clear this zone and the next buildings; by the stairs'],
  ['打开大门和消防通道，派人在路口引导', 'Open gate and fire lane; somebody at the road shows the way'],
  ['清点人数，告诉消防员有没有人被困', 'Count people and tell the fire brigade who is missing'],
)

export const whenContradicting = steps(
  ['到现场看桩上显示，和系统里的状态对一下', 'Compare its display with what the system says'],
  ['带着危险故障码还在充电：停止充电并断电', 'Charging with a dangerous code: stop it and switch off'],
  ['远程重启一次；仍矛盾就停用，转维修', 'Restart it once; if it stays, out of order and to a technician'],
)

export const whenLive = steps(
  ['别碰枪头和插头：可能带电', 'Do not touch plug or cable: they may be live'],
  ['断开上级开关，挂“禁止合闸”', 'Switch off upstream and hang up “do not switch on”'],
  ['看有没有人私接取电', 'See whether somebody taps it'],
  ['电工检查继电器是否粘连，修好再用', 'An electrician checks whether the relay is welded shut'],
)

export const whenCutOffIgnored = steps(
  ['别碰枪头和插头：可能带电', 'Do not touch plug or cable: they may be live'],
  ['断开上级开关，挂“禁止合闸”', 'Switch off upstream and hang up “do not switch on”'],
  ['当初断电的原因没排除，不要恢复', 'Give no current back before what it was cut off for is mended'],
  ['停电后会忘记断电的型号：报厂家', 'A model that forgets over a loss of power: tell its maker'],
)

export const onOverstay = steps(
  ['打车主电话，请他挪车', 'Ring the driver and ask to move the vehicle'],
  ['没人接：在车上放提示，10 分钟后再看', 'No answer: leave a note and look again in 10 minutes'],
  ['还在：请门岗广播；经常这样的告诉物业', 'Still there: have it announced; tell the manager of regulars'],
)

export const whenBayBlocked = steps(
  ['到现场看：是车还是杂物', 'Go and look: a vehicle or things?'],
  ['车：联系车主挪走；杂物：清走', 'A vehicle: ring its owner; things: clear them away'],
  ['找不到车主：拍照，请物业处理', 'No owner found: take a photo and tell the manager'],
)

export const onLongCharging = steps(
  ['到现场看电池和充电器：发烫、鼓包、有味吗？', 'Look at battery and charger: hot, swollen, a smell?'],
  ['有就断电，把车推到空旷处，人离开', 'If so, unplug it, push it into the open and keep away'],
  ['冒烟：拨打 119', 'Smoke: call 119'],
  ['正常：请车主来拔掉', 'If all is well, ask the owner to unplug it'],
)

export const whenNoEnergy = steps(
  ['到现场插枪试充，看功率有没有变化', 'Plug in and see whether any power flows'],
  ['看急停是否按下，枪头和线有无损坏', 'See whether emergency stop is pressed, and plug and cable are whole'],
  ['看上级开关和电表', 'See the switch upstream and the meter'],
  ['还是不送电：停用，转维修', 'Still nothing: out of order and to a technician'],
)
