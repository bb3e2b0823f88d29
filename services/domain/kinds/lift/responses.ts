import { steps } from '../../model/response.ts'

export const onTrapped = steps(
  ['马上用对讲安抚：别扒门、别跳，已派人来', 'Speak to them at once: leave the door alone, help is coming'],
  [
    '打维保单位；30 分钟到不了拨 96333 或 119',
    'Ring the lift company; not there in 30 minutes: 96333 or 119',
  ],
  ['有人受伤或发病：同时拨打 120', 'Somebody hurt or ill: call 120 as well'],
  [
    '派人到该层守候，只由持证人员开门放人',
    'Somebody waits at that floor; only certified people open and free them',
  ],
  ['放出后停梯挂牌，查明原因再恢复', 'Afterwards it stays shut, with a sign, until the cause is found'],
)

export const whenStuck = steps(
  ['用对讲或监控确认轿厢里有没有人', 'Ask by intercom or camera whether somebody is inside'],
  ['派人到层门边敲门喊话', 'Send somebody to knock at the landing doors and call out'],
  ['有人：按困人处理，打维保单位和 96333', 'Somebody is: as for trapped; lift company and 96333'],
  ['没人：停梯挂牌，报维保单位', 'Nobody: shut it, put up a sign, ring the lift company'],
)

export const whenDoorHeld = steps(
  ['到现场看：搬家、装修，还是有东西卡门', 'Go and see: a move, builders, or something in the door?'],
  ['拿走挡门的东西，请人用完放行', 'Take away what blocks it; ask people to let it go after use'],
  ['门自己关不上：停梯挂牌，报维保单位', 'It does not shut: close it off and ring the lift company'],
)

export const whenFaulty = steps(
  ['先确认轿厢里没人，再看故障代码', 'Make sure that nobody is inside, then read the code'],
  ['停梯挂牌，把代码报给维保单位', 'Shut it with a sign; give the code to the lift company'],
  [
    '只有一部梯的：告知住户，照顾老人和轮椅',
    'The only one: tell residents, think of the old and wheelchairs',
  ],
  ['修好试运行，恢复后结单', 'When mended and tried, resolve'],
)

export const whenOutOfService = steps(
  ['问清是谁停的：维保、消防还是物业', 'Who switched it off: lift company, fire drill or own staff?'],
  ['没人在修：通知维保单位来恢复', 'Nobody works at it: have the lift company put it back'],
  ['还要停：贴告示，通知住户和网格员', 'It stays off: a notice, and word to residents and grid workers'],
)
